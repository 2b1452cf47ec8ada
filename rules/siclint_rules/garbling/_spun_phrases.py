"""Set phrases whose words a synonym program replaced one by one, and what they were.

The right term stands first, behind its colon what programs make of it, as scholars of such “tortured phrases” and
readers of spun news have found them. No phrase here is English: what could be said on purpose (“profound learning”,
“sustainable power source”, “suicide plane”) is left out, however often programs write it.
"""

from __future__ import annotations

SPUN = """
artificial intelligence: counterfeit consciousness / counterfeit intelligence / man-made brainpower
    / man-made consciousness / manmade brainpower / manufactured consciousness / simulated consciousness
artificial neural network: fake neural organization / fake neural system / counterfeit neural organization
    / counterfeit neural system / counterfeit neural network
deep neural network: profound neural organization / profound neural system / profound neural network
big data: colossal information / enormous information investigation / huge information investigation
data mining: information burrowing
random forest: irregular woodland / irregular timberland / arbitrary woodland / arbitrary timberland
    / arbitrary backwoods / irregular backwoods
decision tree: choice tree calculation
support vector machine: bolster vector machine / help vector machine / support vector apparatus
naive Bayes: gullible bayes / credulous bayes / innocent bayes
linear regression: straight relapse
logistic regression: calculated relapse / strategic relapse
ant colony: subterranean insect state / subterranean insect settlement / insect settlement advancement
genetic algorithm: hereditary calculation
nearest neighbor: closest neighbor calculation / closest neighbour calculation
signal to noise: flag to clamor / flag to commotion / flag to noise / sign to commotion / sign to clamor
    / signal to commotion / signal to clamor
mean square error: mean square blunder / mean squared blunder / mean square mistake / root mean square blunder
random access memory: irregular access memory / arbitrary access memory
cloud computing: cloud figuring / cloud registering / haze figuring
quantum computing: quantum registering / quantum figuring
speech recognition: discourse acknowledgment / discourse acknowledgement
facial recognition: facial acknowledgment / facial acknowledgement / face acknowledgment
natural language processing: normal language handling / regular language handling
    / characteristic language handling
virtual reality: PC generated reality
self-driving vehicle: self-governing vehicle / self-governing vehicles
social media: internet based life / internet based living
breast cancer: bosom peril / bosom disease / bosom cancer / bosom malignancy / bosom malignant growth
heart attack: heart assault / heart assaults
heart failure: heart disappointment / cardiovascular disappointment
kidney failure: kidney disappointment / renal disappointment
liver failure: liver disappointment
weight loss: weight misfortune
hair loss: hair misfortune
hearing loss: hearing misfortune
memory loss: memory misfortune
brain tumor: cerebrum tumor / cerebrum tumour / mind tumor / mind tumour / cerebrum malignancy
immune system: insusceptible framework / insusceptible system / invulnerable framework
stem cells: immature microorganisms / foundational microorganisms
autism: chemical imbalance range / mental imbalance range / mental imbalance spectrum
lactose intolerance: lactose bigotry / lactose prejudice
sleep apnea: rest apnea / rest apnoea
health care: medicinal services framework / medicinal services laborers / medicinal services specialists
    / medicinal services workers
intensive care unit: escalated care unit / concentrated consideration unit / serious consideration unit
    / escalated consideration unit
magnetic resonance imaging: attractive reverberation imaging / magnetic reverberation imaging
    / attractive resonance imaging
x-ray: x-beam picture / x-beam pictures / x-bar imaging
social distancing: social separating / social removing
personal protective equipment: individual defensive hardware / individual defensive gear
    / individual protective hardware
global warming: an unnatural weather change / a dangerous atmospheric devation / an earth-wide temperature boost
greenhouse gas: ozone harming substance / ozone harming substances / nursery gases / nursery gasses
carbon footprint: carbon impression / carbon impressions
solar energy: sun based energy / sun based vitality / sunlight based energy / sunlight based force
    / sun oriented energy / sun oriented vitality / sun oriented force
solar panels: sun based boards / sun oriented boards / sunlight based chargers / sunlight based boards
wind energy: wind vitality / breeze vitality
kinetic energy: motor vitality
heat transfer: heat move coefficient / warmth move coefficient
fuel cell: hydrogen power module / hydrogen power modules / hydrogen energy unit
lithium-ion battery: lithium particle battery / lithium particle batteries
nuclear power plant: atomic force plant / atomic force plants / atomic force station
nuclear deal: iran atomic arrangement / atomic arrangement talks
supply chain: gracefully chain / gracefully chains
gross domestic product: gross household item / gross household product / gross local item
    / gross residential item
consumer price index: buyer value file / shopper value file / purchaser value index / buyer value list
foreign direct investment: outside direct venture / remote direct venture / outside direct speculation
    / unfamiliar direct venture
Wall Street: divider street
terrorist: fear based oppressor / fear based oppressors / fear-based oppressor / fear-based oppressors
    / psychological militant / psychological militants / psychological oppressor / psychological oppressors
    / mental militant / mental militants
terrorism: fear based oppression / fear-based oppression
suicide bomber: self destruction bomber / self destruction bombers / self destruction assault
armed forces: equipped powers / outfitted powers / furnished powers
armed robbery: equipped theft / outfitted theft / furnished theft / outfitted burglary / furnished burglary
    / equipped burglary
law enforcement: law implementation officials / law implementation officers / law implementation offices
    / law requirement officials / law requirement officers / law requirement offices
    / law authorization offices / law authorization officials
arrest warrant: capture warrant / capture warrants
prime minister: prime pastor
chief minister: boss minister / boss pastor
chief executive: boss executive officer / boss official officer
chief financial officer: boss monetary officer / boss money related officer / boss budgetary officer
foreign affairs: outside undertakings
defense minister: barrier minister / protection pastor / safeguard minister / guard pastor
finance minister: fund pastor / money pastor
mayor: civic chairman
central government: focal government
central bank: focal bank
Supreme Court: incomparable court
Attorney General: lawyer general
House of Representatives: place of agents
Department of Homeland Security: division of country security / branch of country security
    / bureau of country security
Central Intelligence Agency: focal insight office / focal knowledge organization / central insight agency
    / focal insight organization / focal insight agency
Federal Bureau of Investigation: elected bureau of investigation
United States: unified states of america / joined together states
United Kingdom: assembled kingdom / joined together kingdom
European Union: european association part states / european alliance part states
World Health Organization: world wellbeing organization / world wellbeing association
    / world wellness organization
World Trade Organization: world exchange organization / world exchange association
election commission: political decision commission
ruling party: decision coalition
general election: general political race / presidential political decision
polling station: surveying booth / surveying booths
human rights abuse: human rights maltreatment / basic freedoms maltreatment
gender gap: sexual orientation hole
"""
