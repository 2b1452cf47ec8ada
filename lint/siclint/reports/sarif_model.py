"""The parts of SARIF 2.1.0 that siclint writes, named as the standard names them."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

Level = Literal["note", "warning", "error"]


class Message(TypedDict):
    """Words for a person. Links to related locations stand in them as `[text](id)`."""

    text: str
    markdown: NotRequired[str]


class ArtifactLocation(TypedDict):
    """Where a file lies. `index` points into the run's artifacts."""

    uri: str
    uriBaseId: NotRequired[str]
    index: NotRequired[int]


class Region(TypedDict):
    """A part of a file. Lines and columns count from 1; the end column is the one after the last."""

    startLine: int
    startColumn: NotRequired[int]
    endLine: NotRequired[int]
    endColumn: NotRequired[int]
    snippet: NotRequired[Message]


class PhysicalLocation(TypedDict):
    """A place in a file."""

    artifactLocation: ArtifactLocation
    region: NotRequired[Region]


class Location(TypedDict):
    """A place, which links in a message name by its id."""

    id: NotRequired[int]
    physicalLocation: PhysicalLocation
    message: NotRequired[Message]


class Replacement(TypedDict):
    """What is taken out and what is put in its place."""

    deletedRegion: Region
    insertedContent: Message


class ArtifactChange(TypedDict):
    """The replacements in one file."""

    artifactLocation: ArtifactLocation
    replacements: list[Replacement]


class Fix(TypedDict):
    """Changes that belong together."""

    description: Message
    artifactChanges: list[ArtifactChange]
    properties: dict[str, str]


class Suppression(TypedDict):
    """Why a result does not count, and where that is said."""

    kind: Literal["inSource", "external"]
    status: Literal["accepted"]
    justification: NotRequired[str]
    location: NotRequired[Location]


class Result(TypedDict):
    """One diagnostic."""

    ruleId: str
    ruleIndex: NotRequired[int]
    level: Level
    message: Message
    locations: list[Location]
    relatedLocations: NotRequired[list[Location]]
    partialFingerprints: NotRequired[dict[str, str]]
    fixes: NotRequired[list[Fix]]
    suppressions: NotRequired[list[Suppression]]
    baselineState: NotRequired[Literal["new", "unchanged", "updated"]]
    properties: dict[str, str]


class ReportingConfiguration(TypedDict):
    """Whether a rule runs and how loud it is."""

    enabled: NotRequired[bool]
    level: Level


class ReportingDescriptor(TypedDict):
    """A rule."""

    id: str
    name: str
    shortDescription: Message
    fullDescription: Message
    help: Message
    defaultConfiguration: ReportingConfiguration
    properties: dict[str, str | list[str]]


class DescriptorReference(TypedDict):
    """Names a rule or a kind of notification. `index` points into the driver's rules."""

    id: str
    index: NotRequired[int]


class ConfigurationOverride(TypedDict):
    """What the user's configuration makes of a rule."""

    descriptor: DescriptorReference
    configuration: ReportingConfiguration


class Notification(TypedDict):
    """What kept siclint from checking."""

    descriptor: DescriptorReference
    associatedRule: NotRequired[DescriptorReference]
    level: Level
    message: Message
    locations: NotRequired[list[Location]]


class Invocation(TypedDict):
    """How the run went."""

    executionSuccessful: bool
    ruleConfigurationOverrides: NotRequired[list[ConfigurationOverride]]
    toolExecutionNotifications: NotRequired[list[Notification]]
    toolConfigurationNotifications: NotRequired[list[Notification]]


class Artifact(TypedDict):
    """A file that was looked at."""

    location: ArtifactLocation
    encoding: NotRequired[str]
    roles: list[Literal["analysisTarget"]]


class Driver(TypedDict):
    """The tool."""

    name: str
    fullName: str
    informationUri: str
    version: str
    semanticVersion: NotRequired[str]
    rules: list[ReportingDescriptor]
