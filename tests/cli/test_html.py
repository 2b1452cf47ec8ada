"""`--format html` to a file, to a folder, and in a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement
    from tests.cli.conftest import Run

SEEDS = Path(__file__).parents[2] / "seeds" / "broken"
HOSTILE = """</p></article><script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">

<svg onload="window.hacked = 3"></svg> The ZZZ stands here. <a href="javascript:window.hacked = 4">ZZZ</a>
"""


def put(folder: Path, count: int) -> None:
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(f"Rain fell on ZZZ {number}.\n", encoding="utf-8")


class TestPlaces:
    def test_up_to_200_articles_are_one_file(self, marked: Path, siclint: Run) -> None:
        put(marked, 200)
        siclint("check", "--format", "html=report.html")
        assert (marked / "report.html").read_text(encoding="utf-8").count('<article class="story"') == 200
        assert not (marked / "report_files").exists()

    def test_more_articles_are_an_index_with_a_folder_of_pages(self, marked: Path, siclint: Run) -> None:
        put(marked, 201)
        siclint("check", "--format", "html=report.html")
        index = (marked / "report.html").read_text(encoding="utf-8")
        assert '<article class="story"' not in index
        assert 'href="report_files/a201.html"' in index
        page = (marked / "report_files" / "a201.html").read_text(encoding="utf-8")
        assert "ZZZ" in page
        assert 'href="../report.html#rule-marker"' in page
        assert len(os.listdir(marked / "report_files")) == 201

    def test_a_folder_has_an_index_and_a_page_for_each_article(self, marked: Path, siclint: Run) -> None:
        put(marked, 3)
        siclint("check", "--format", "html=report/")
        assert sorted(
            path.relative_to(marked / "report").as_posix() for path in (marked / "report").rglob("*.html")
        ) == [
            "articles/a1.html",
            "articles/a2.html",
            "articles/a3.html",
            "index.html",
        ]
        put(marked, 1)
        siclint("check", "000.txt", "--format", "html=report")
        assert os.listdir(marked / "report" / "articles") == ["a1.html"]
        assert [name for name in os.listdir(marked) if name.startswith(".report")] == []

    def test_a_folder_with_something_else_in_it_is_left_alone(self, marked: Path, siclint: Run) -> None:
        put(marked, 1)
        (marked / "notes").mkdir()
        (marked / "notes" / "mine.txt").write_text("Mine.", encoding="utf-8")
        done = siclint("check", "000.txt", "--format", "html=notes/")
        assert done.returncode == 2
        assert "cannot write notes: other files lie there, such as mine.txt" in done.stderr
        assert os.listdir(marked / "notes") == ["mine.txt"]

    @pytest.mark.usefixtures("marked")
    def test_another_format_has_no_folder(self, siclint: Run) -> None:
        done = siclint("check", "--format", "json=report/")
        assert done.returncode == 2
        assert "json is written to a file" in done.stderr

    def test_reports_are_no_articles(self, marked: Path, siclint: Run) -> None:
        put(marked, 2)
        siclint("check", "--format", "html=report/", "--format", "json=first.json")
        siclint("check", "000.txt", "--format", "html=one.html")
        done = siclint("check", "--format", "concise")
        assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["000.txt", "001.txt"]

    def test_the_fields_of_records_are_those_of_the_configuration(self, marked: Path, siclint: Run) -> None:
        (marked / "a.jsonl").write_text('{"body": "Rain fell on ZZZ.", "text": "Nothing."}\n', encoding="utf-8")
        done = siclint("check", "a.jsonl", "--text-field", "body", "--format", "html")
        assert "Rain fell on <mark" in done.stdout


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Debian's Chromium without a window. Where there is none the test is skipped, in CI it fails."""
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if binary is None or driver is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing: apt-get install chromium chromium-driver")
        pytest.skip("there is no Chromium")
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = binary
    for option in (
        *"--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync".split(),
        *"--disable-background-networking --disable-component-update".split(),
        f"--user-data-dir={tmp_path_factory.mktemp('profile')}",
    ):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = Chrome(options=options, service=Service(driver))
    try:
        yield browser
    finally:
        browser.quit()


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report on articles of every format, and one that tries to act."""
    work = tmp_path_factory.mktemp("seeds")
    for name in ("handball-final.txt", "museum-theft.html", "cellist-interview.md", "wire-bundle.jsonl"):
        shutil.copy(SEEDS / name, work / name)
    (work / "hostile.txt").write_text(f"{HOSTILE}\nThe the end.. of it .", encoding="utf-8")
    (work / "arabic.txt").write_text("وصل الوزير إلى المدينة. قال ، إن الأمر مهم â€™ جدا.", encoding="utf-8")
    report = work / "report.html"
    arguments = ["check", str(work), "--isolated", "--no-cache", "-q", "--format", f"html={report}"]
    done = subprocess.run([Path(sys.executable).with_name("siclint"), *arguments], check=False)
    assert done.returncode == 1
    return report


def open_page(chrome: Chrome, report: Path, width: int = 1280) -> None:
    chrome.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600},
    )
    chrome.get("about:blank")
    chrome.get(report.as_uri())


def shown(chrome: Chrome, selector: str) -> list[WebElement]:
    return [element for element in chrome.find_elements("css selector", selector) if element.is_displayed()]


class TestInABrowser:
    def test_a_click_on_a_filter_hides_findings_and_their_marks(self, chrome: Chrome, seeds: Path) -> None:
        open_page(chrome, seeds)
        cards, warnings = shown(chrome, ".card"), shown(chrome, ".card.warning")
        assert warnings
        chrome.find_element("css selector", "input[value=warning]").click()
        left = shown(chrome, ".card")
        assert len(left) == len(cards) - len(warnings)
        assert not shown(chrome, ".card.warning")
        assert chrome.find_element("css selector", "output").text.startswith(f"{len(left)} of {len(cards)} findings")
        off = chrome.find_elements("css selector", "mark.warning.off:not(.double)")
        assert {mark.value_of_css_property("background-color") for mark in off} == {"rgba(0, 0, 0, 0)"}

    def test_a_rule_can_be_chosen_with_the_keyboard_alone(self, chrome: Chrome, seeds: Path) -> None:
        from selenium.webdriver import ActionChains, Keys

        open_page(chrome, seeds)
        chrome.execute_script("document.querySelector('input[value=error]').focus()")
        keys = ActionChains(chrome)
        while chrome.switch_to.active_element.tag_name != "select":
            keys.send_keys(Keys.TAB).perform()
        chrome.switch_to.active_element.send_keys("mojibake")
        rules = {card.get_attribute("data-rule") for card in shown(chrome, ".card")}
        assert rules == {"mojibake"}
        assert all("mojibake" in str(entry.get_attribute("data-counts")) for entry in shown(chrome, ".entries li"))
        chrome.find_element("css selector", "button[type=reset]").send_keys(Keys.ENTER)
        assert len({card.get_attribute("data-rule") for card in shown(chrome, ".card")}) > 5

    def test_links_lead_from_the_list_to_the_mark_and_back(self, chrome: Chrome, seeds: Path) -> None:
        open_page(chrome, seeds)
        entry = chrome.find_element("css selector", ".entries a")
        entry.click()
        story = chrome.find_element("css selector", f"[id='{chrome.current_url.split('#')[1]}']")
        assert story.find_element("css selector", "h2").text == entry.text
        reference = story.find_element("css selector", ".ref:not(.back)")
        reference.click()
        card = chrome.find_element("css selector", ".card:target")
        assert card.find_element("css selector", ".to").text == reference.text
        card.find_element("css selector", ".to").click()
        assert chrome.find_element("css selector", "mark:target").is_displayed()

    def test_a_related_place_leads_to_its_finding_and_back(self, chrome: Chrome, seeds: Path) -> None:
        open_page(chrome, seeds)
        link = chrome.find_element("css selector", ".card .place a")
        card = str(link.get_attribute("href")).split("#")[1].rsplit("-", 1)[0]
        link.click()
        assert chrome.find_elements("css selector", ":target")
        chrome.find_element("css selector", f".ref.back[href='#{card}-note']").click()
        assert chrome.find_element("css selector", ".card:target").get_attribute("id") == f"{card}-note"

    @pytest.mark.parametrize("width", [1280, 390])
    def test_nothing_is_wider_than_the_window(self, chrome: Chrome, seeds: Path, width: int) -> None:
        open_page(chrome, seeds, width)
        page = "document.documentElement"
        assert chrome.execute_script("return innerWidth") == width
        assert chrome.execute_script(f"return {page}.scrollWidth - {page}.clientWidth") == 0

    def test_on_a_desktop_the_finding_stands_beside_its_mark(self, chrome: Chrome, seeds: Path) -> None:
        open_page(chrome, seeds)
        group = next(one for one in shown(chrome, ".group") if one.find_elements("css selector", "mark"))
        prose, card = (group.find_element("css selector", name).rect for name in (".prose", ".card"))
        assert card["x"] >= prose["x"] + prose["width"]
        assert abs(card["y"] - prose["y"]) < 20

    def test_an_article_full_of_markup_and_script_stays_inert(self, chrome: Chrome, seeds: Path) -> None:
        open_page(chrome, seeds)
        assert "window.hacked = 1" in chrome.find_element("css selector", "main").text
        assert chrome.execute_script("return window.hacked") is None
        log = chrome.get_log("browser")  # type: ignore[no-untyped-call]
        assert [entry for entry in log if entry["level"] == "SEVERE"] == []

    def test_it_can_be_read_without_script(self, chrome: Chrome, seeds: Path) -> None:
        chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            open_page(chrome, seeds)
            assert shown(chrome, ".card")
            assert not shown(chrome, ".filters")
        finally:
            chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    def test_the_index_of_a_folder_leads_to_an_article_and_to_the_rule(
        self, chrome: Chrome, marked: Path, siclint: Run
    ) -> None:
        put(marked, 2)
        siclint("check", "--format", "html=report/")
        open_page(chrome, marked / "report" / "index.html")
        chrome.find_element("css selector", ".entries a").click()
        assert chrome.find_element("css selector", "mark").text == "ZZZ"
        chrome.find_element("css selector", ".card .rule").click()
        assert chrome.find_element("css selector", ".about:target h3").text.startswith("marker")
