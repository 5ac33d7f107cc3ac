"""Under which names Ringostat's values arrive: every account's administrator types the names in anew.

A key is compared without case, punctuation and wrappers; the first alias of a value that brings something wins.
"""

import functools
import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Said(StrEnum):
    """The values of a notice that we understand."""

    CALL_ID = "call_id"
    EVENT = "event"
    DIRECTION = "direction"
    NUMBER_E164 = "number_e164"
    USERFIELD = "userfield"
    CALLER = "caller"
    DESTINATION = "destination"
    LINE = "line"
    SIP_LOGIN = "sip_login"
    STAFF_ID = "staff_id"
    EMPLOYEE = "employee"
    EXTENSION = "extension"
    STATUS = "status"
    TALK = "talk"
    TALK_MS = "talk_ms"
    WAIT = "wait"
    TOTAL = "total"
    TOTAL_MS = "total_ms"
    RECORDING = "recording"
    RECORDING_WAV = "recording_wav"
    HAS_RECORDING = "has_recording"
    DATE = "date"
    TIMESTAMP = "timestamp"
    PROJECT_ID = "project_id"
    SUMMARY = "summary"
    ACTIONS = "actions"
    CLIENT_MOOD = "client_mood"
    EMPLOYEE_MOOD = "employee_mood"
    OVERALL_MOOD = "overall_mood"
    TRANSCRIPT = "transcript"
    NOT_A_CALL = "not_a_call"
    """Only its presence counts: the key of a form, a dialogue or a deal."""
    IGNORED = "ignored"
    """Known, and of no use to us."""


TEMPLATE: dict[str, str] = {
    "call_id": "call_id",
    "call_type": "type",
    "call_date": "call_date",
    "call_timestamp": "call_timestamp",
    "caller_number": "caller_number",
    "number_e164": "number_e164",
    "destination": "destination",
    "connected_with": "connected_with",
    "employee_id": "employee_id",
    "employee": "employee",
    "employee_extension": "employee_estension",
    "status": "status",
    "duration_call": "duration_call",
    "duration_conversation": "duration_conversation",
    "duration_waiting": "duration_waiting",
    "recording_presence": "recording_presence",
    "recording": "recording",
    "recording_wav": "recording_wav",
    "unique_call": "unique_call",
    "project_id": "project_id",
}
"""The names we recommend → Ringostat's own names of the values."""

AI_TEMPLATE: dict[str, str] = {
    "call_id": "call_id",
    "summary": "summary",
    "client_mood": "client_mood",
    "employee_mood": "employee_mood",
    "overall_mood": "overall_mood",
    "recommended_actions": "recommended_actions",
    "transcript": "transcript_url",
    "project_id": "project_id",
}
"""The same for a call that the AI has processed."""

_ALIASES: dict[Said, str] = {
    Said.CALL_ID: "callid uniqueid cdrid calluniqueid calluid callguid linkedid callsid record id",
    Said.EVENT: "event eventtype eventname callevent moment trigger webhooktype webhookevent",
    Said.DIRECTION: "calltype type direction calldirection typecall",
    Said.NUMBER_E164: (
        "numbere164 e164 callere164 phonee164 clientnumber clientphone customernumber customerphone "
        "clientphonenumber customerphonenumber numberclient phoneclient subscriber abonent"
    ),
    Said.USERFIELD: "userfield phone phonenumber number",
    Said.CALLER: "callernumber caller callerid callerphone callfrom from fromnumber src srcnumber clid ani",
    Said.DESTINATION: (
        "destination dst callee destinationnumber calleenumber calleephone dstnumber callednumber called callto to "
        "tonumber dialednumber"
    ),
    Said.LINE: "outboundnumber companynumber projectnumber did didnumber poolnumber trunknumber virtualnumber line",
    Said.SIP_LOGIN: (
        "connectedwith siplogin sip sipaccount employeesip employeesiplogin operatorsip managersip agentsip "
        "employeelogin employeedirection connected"
    ),
    Said.STAFF_ID: (
        "employeeid staffid employeenumber employeestaffid operatorid managerid agentid responsibleid userid staff"
    ),
    Said.EMPLOYEE: (
        "employee employeefio employeename employeefullname fio operator operatorname manager managername agent "
        "agentname stafffio staffname responsible responsiblename answeredby"
    ),
    Said.EXTENSION: (
        "employeeestension employeeextension employeeextensionnumber extension extensionnumber ext internalnumber"
    ),
    Said.STATUS: "status disposition callstatus callresult callstate result state dialstatus",
    Said.TALK: (
        "durationconversation billsec dialog conversationduration talktime talkduration talk conversation dialogue "
        "durationtalk dialogduration durationdialog billableseconds talkseconds conversationtime"
    ),
    Said.TALK_MS: "durationconversationms billsecms dialogms talktimems",
    Said.WAIT: "durationwaiting waiting waittime waitingtime waitduration waitingduration wait durationwait ringtime",
    Said.TOTAL: "durationcall duration callduration totalduration durationtotal totaltime callduration total",
    Said.TOTAL_MS: "durationcallms durationms calldurationms",
    Said.RECORDING: (
        "recording recordingurl recordurl recordinglink recordlink callrecord callrecording recordingogg recordogg "
        "recordingmp3 recordmp3 audio audiourl recordfile recordingfile"
    ),
    Said.RECORDING_WAV: "recordingwav recordwav wav wavurl recordingwavurl",
    Said.HAS_RECORDING: "recordingpresence hasrecording hasrecord recordpresence isrecorded recorded",
    Said.DATE: (
        "calldate date datetime calldatetime startdate starttime startedat callstart callstarttime calltime time start"
    ),
    Said.TIMESTAMP: "calltimestamp timestamp unixtime ts starttimestamp timestart",
    Said.PROJECT_ID: "projectid project",
    Said.SUMMARY: (
        "summary aisummary callsummary summarytext aisummarytext conversationsummary dialogsummary summarization "
        "airesume resume resumetext shortsummary briefsummary synopsis aicallsummary"
    ),
    Said.ACTIONS: (
        "recommendedactions recommendedaction recommendations recommendation airecommendations airecommendedactions "
        "actions actionitems nextsteps nextstep nextactions nextaction todo todos followup followups advice tips"
    ),
    Said.CLIENT_MOOD: (
        "clientmood customermood clientsmood customersmood moodclient moodcustomer callermood clientsentiment "
        "customersentiment sentimentclient sentimentcustomer clienttone customertone clientemotion customeremotion "
        "aiclientmood clientmoodai"
    ),
    Said.EMPLOYEE_MOOD: (
        "employeemood operatormood managermood agentmood staffmood employeesmood moodemployee moodoperator moodmanager "
        "moodagent employeesentiment operatorsentiment managersentiment agentsentiment sentimentemployee "
        "sentimentoperator sentimentmanager sentimentagent employeetone operatortone managertone employeeemotion "
        "aiemployeemood employeemoodai"
    ),
    Said.OVERALL_MOOD: (
        "overallmood mood callmood conversationmood dialogmood generalmood totalmood commonmood moodoverall moodcall "
        "moodgeneral sentiment overallsentiment callsentiment sentimentoverall generalsentiment tone overalltone aimood"
    ),
    Said.TRANSCRIPT: (
        "transcripturl transcriptvtt transcriptvtturl vtturl vtt vttfile vttlink transcriptlink transcriptfile "
        "transcriptionurl transcriptionvtt transcriptionlink transcriptionfile transcript transcription "
        "aitranscript aitranscription calltranscript calltranscription subtitles subtitlesurl"
    ),
    Said.NOT_A_CALL: "formid formname dialogid dialogueid chatid dealid dealstatus leadstatus",
    Said.IGNORED: (
        "callcardlink callcard uniquecall department departments schemename scheme clientname clientid customername "
        "customerid landingpage landing referrer source medium campaign keyword content utmsource utmmedium "
        "utmcampaign utmterm utmcontent gclid fbclid useragent ip city country region rating callrating category "
        "categories comment targetcall firstcall proper repeated pool poolname secret token"
    ),
}
_PLACES: dict[str, tuple[Said, int]] = {
    alias: (said, rank) for said, aliases in _ALIASES.items() for rank, alias in reversed([*enumerate(aliases.split())])
}

_STAFF = r"(employee|staff|operator|manager|agent|responsible)"
_CLIENT = r"(client|customer|subscriber|abonent)"
_MOOD = r"(mood|sentiment|emotion|tonality)"
_NUMBER = r"(s)?(party)?(number|phone|id|num)?$"
# What the next spelling will most likely look like; tried in this order on a key no alias knows.
_HINTS: tuple[tuple[re.Pattern[str], Said], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"^utm|analytics|cookie|card|rating|category|tag|^unique", Said.IGNORED),
        (r"transcri|vtt|subtitle", Said.TRANSCRIPT),
        (rf"({_CLIENT}|caller).*{_MOOD}|{_MOOD}.*({_CLIENT}|caller)", Said.CLIENT_MOOD),
        (rf"{_STAFF}.*{_MOOD}|{_MOOD}.*{_STAFF}", Said.EMPLOYEE_MOOD),
        (rf"{_MOOD}", Said.OVERALL_MOOD),
        (r"recommend|nextstep|nextaction|actionitem", Said.ACTIONS),
        (r"summar|resume", Said.SUMMARY),
        (r"(uniqueid|callid|cdrid|calluid|linkedid)$", Said.CALL_ID),
        (r"e164|(client|customer|subscriber)s?(phone|number|tel)", Said.NUMBER_E164),
        (r"(phone|number|tel)(of)?(client|customer|subscriber)", Said.NUMBER_E164),
        (r"userfield", Said.USERFIELD),
        (r"hasrec|rec(ord(ing)?)?(presence|exists|available)", Said.HAS_RECORDING),
        (r"rec(ord(ing)?)?.*wav", Said.RECORDING_WAV),
        (r"record(ing)?(file|link|url|mp3|ogg|path|audio)|record(ing)?s?$", Said.RECORDING),
        (r"audio(file|link)|(link|url)(to)?(the)?record", Said.RECORDING),
        (r"(talk|conversation|billsec|dialog|speech|speak).*ms$", Said.TALK_MS),
        (r"(talk|conversation|billsec|speech|speak)|dialog(ue)?(dur|time|sec|len)", Said.TALK),
        (r"wait|ring(ing)?(dur|time|sec)", Said.WAIT),
        (r"(duration|length).*ms$", Said.TOTAL_MS),
        (r"duration|call(length|seconds)", Said.TOTAL),
        (r"disposition|status$|hangupcause$", Said.STATUS),
        (r"calltype$|direction$", Said.DIRECTION),
        (rf"(caller|calling|src|from){_NUMBER}", Said.CALLER),
        (rf"(callee|dst|destination|called|dialed){_NUMBER}", Said.DESTINATION),
        (r"(outbound|company|project|pool|virtual|did|trunk).*(number|phone)$|did$", Said.LINE),
        (rf"{_STAFF}(user|staff)?s?id$", Said.STAFF_ID),
        (rf"{_STAFF}.*(ext(ension)?|estension|internal)", Said.EXTENSION),
        (rf"{_STAFF}.*(sip|login)|sip(login|account|name|user)|connectedwith", Said.SIP_LOGIN),
        (rf"{_STAFF}.*(fio|name)$", Said.EMPLOYEE),
        (r"timestamp", Said.TIMESTAMP),
        (r"(call|start|begin).*(date|time)|startedat", Said.DATE),
        (r"projectid$", Said.PROJECT_ID),
    )
)
NO_OWN: Mapping[str, Said] = MappingProxyType({})
"""A company whose administrator has said nothing of its keys."""
_BEFORE_ANY_ALIAS = -1
_LATER_THAN_ANY_ALIAS = 1000
_LONGEST_KEY = 120
_BETWEEN_SEGMENTS = re.compile(r"[.\[\]/]+")
_WRAPPERS = frozenset(
    {"data", "payload", "body", "params", "param", "call", "event", "result", "webhook", "request", "message", "cdr"}
)
_NEED_THEIR_OWNER = frozenset(
    {"id", "name", "number", "phone", "date", "type", "status", "state", "time", "duration", "record", "sip", "ext"}
)
"""Names that say nothing once the object around them is taken away: `department.id` is no call's id."""


def place_in(path: str, own: Mapping[str, Said]) -> tuple[Said, int] | None:
    """As `place_of`, but what the company's own administrator says of a key (by `compared`) goes before all else."""
    if own and (said := own.get(compared(path))) is not None:
        return said, _BEFORE_ANY_ALIAS
    return place_of(path)


PROSE = frozenset({Said.SUMMARY, Said.ACTIONS})
"""Texts of several lines."""


def is_prose(path: str, own: Mapping[str, Said] = NO_OWN) -> bool:
    """Whether what stands under the key keeps its lines."""
    place = place_in(path, own)
    return place is not None and place[0] in PROSE


@functools.lru_cache(maxsize=2048)
def compared(path: str) -> str:
    """A key as the administrators' own are compared: without case and punctuation, `a.b` for a nested one."""
    return ".".join(plain for segment in _BETWEEN_SEGMENTS.split(path[:_LONGEST_KEY]) if (plain := _plain(segment)))


@functools.lru_cache(maxsize=2048)
def place_of(path: str) -> tuple[Said, int] | None:
    """Which value stands under this key (`a.b` for a nested one), and how late it is asked; None for an unknown key."""
    if len(path) > _LONGEST_KEY:
        return None
    segments = [plain for segment in _BETWEEN_SEGMENTS.split(path) if (plain := _plain(segment))]
    while len(segments) > 1 and segments[0].isdigit():
        segments.pop(0)
    for start in range(len(segments)):
        tail = "".join(segments[start:])
        bare_leaf = start == len(segments) - 1 and tail in _NEED_THEIR_OWNER
        if tail in _PLACES and not (bare_leaf and not _WRAPPERS.issuperset(segments[:start])):
            return _PLACES[tail]
    return _hinted("".join(segments))


def _plain(segment: str) -> str:
    return "".join(filter(str.isalnum, segment.lower()))


def _hinted(key: str) -> tuple[Said, int] | None:
    for rank, (pattern, said) in enumerate(_HINTS):
        if pattern.search(key):
            return said, _LATER_THAN_ANY_ALIAS + rank
    return None
