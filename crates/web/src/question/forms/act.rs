//! The forms of acts: on instruments, on commitments, in sessions.

use super::{
    Form,
    Input::{
        self, Actor, Choice, Commitment, Date, Day, Decision, Digest, Forum, Instrument, Session, Source,
        Text, Words,
    },
    may, must,
};

const CONSENT: Input = Choice(
    "act",
    &[
        "signature",
        "ratification",
        "acceptance",
        "approval",
        "accession",
        "succession",
        "succession_to_signature",
        "formal_confirmation",
        "definitive_signature",
        "subscription",
        "denunciation",
        "withdrawal_of_denunciation",
        "provisional_application",
        "termination_of_provisional_application",
        "territorial_application",
        "territorial_exclusion",
        // Of which kind it was is not known: the last resort.
        "deposit",
    ],
);
const STATED: Input = Choice(
    "act",
    &["reservation", "declaration", "withdrawal_of_reservation", "objection", "withdrawal_of_objection"],
);
const REPORTED: Input =
    Choice("act", &["report", "evidence", "assistance_request", "lesson", "withdrawal_of_pledge"]);
const ASSESSED: Input = Choice("act", &["self_assessment", "peer_assessment", "independent_assessment"]);
pub const DRAFTING: Input = Choice(
    "drafting",
    &[
        "textual_proposal",
        "position",
        "bracket",
        "lifting_of_bracket",
        "cosponsorship",
        "withdrawal_of_proposal",
        "retabling",
        "package",
        "division_of_package",
        "tabling",
    ],
);
pub const CHAIRING: Input = Choice(
    "drafting",
    &["text_decision", "consolidation", "silence_procedure", "translation", "correction_of_text", "text"],
);
pub const GRADES: Input =
    Choice("grade", &["no_evidence", "not_started", "limited", "substantial", "complete"]);
pub const LEVELS: Input = Choice("level", &["head", "minister", "other"]);
pub const SORTS: Input = Choice("sort", &["regular", "intersessional"]);
pub const COUNTED: Input = Choice(
    "counted",
    &[
        "participants",
        "heads",
        "ministers",
        "observers",
        "requests",
        "pledges",
        "parties",
        "states",
        "signatories",
        "subscribers",
        "members",
    ],
);
pub const VOTES: Input = Choice("value", &["for", "against", "abstention"]);

/// On instruments: mostly the depositary's officers.
pub const INSTRUMENTS: [Form; 3] = [
    Form {
        id: "deposit",
        act: None,
        fields: &[
            must("actor", Actor),
            must("act", CONSENT),
            must("instrument", Instrument),
            must("date", Date),
            may("effective", Date),
            may("territory", Text),
            may("place", Text),
            must("source", Source),
            may("digest", Digest),
            may("note", Text),
        ],
    },
    Form {
        id: "reservation",
        act: None,
        fields: &[
            must("actor", Actor),
            must("act", STATED),
            must("instrument", Instrument),
            must("date", Date),
            must("detail", Words),
            may("target", Text),
            may("territory", Text),
            must("source", Source),
            may("digest", Digest),
            may("note", Text),
        ],
    },
    Form {
        id: "rectification",
        act: Some("rectification"),
        fields: &[
            must("actor", Actor),
            must("instrument", Instrument),
            must("date", Date),
            must("target", Text),
            must("detail", Text),
            must("source", Source),
            may("note", Text),
        ],
    },
];

/// On commitments: mostly delegations and reviewers.
pub const COMMITMENTS: [Form; 6] = [
    Form {
        id: "pledge",
        act: Some("pledge"),
        fields: &[
            must("actor", Actor),
            must("detail", Words),
            may("topic", Text),
            may("instrument", Instrument),
            may("until", Date),
            may("target", Session),
            must("id", Text),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "report",
        act: None,
        fields: &[
            must("actor", Actor),
            must("act", REPORTED),
            must("target", Commitment),
            must("detail", Words),
            must("date", Date),
            must("source", Source),
            may("digest", Digest),
        ],
    },
    Form {
        id: "assessment",
        act: None,
        fields: &[
            must("actor", Actor),
            must("act", ASSESSED),
            must("target", Commitment),
            may("whom", Actor),
            must("value", GRADES),
            may("detail", Words),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "offer",
        act: Some("assistance_offer"),
        fields: &[
            must("actor", Actor),
            must("target", Commitment),
            may("whom", Actor),
            must("detail", Words),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "mission",
        act: Some("mission"),
        fields: &[
            must("actor", Actor),
            must("whom", Actor),
            must("value", Text),
            must("id", Text),
            may("target", Commitment),
            may("detail", Words),
            must("date", Date),
            may("until", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "recommendation",
        act: Some("recommendation"),
        fields: &[
            must("actor", Actor),
            must("target", Text),
            must("detail", Words),
            may("until", Date),
            must("id", Text),
            must("date", Date),
            must("source", Source),
        ],
    },
];

/// On forums and their sessions: mostly chairs and the secretariat; delegations ask, propose, and vote.
pub const SESSIONS: [Form; 19] = [
    Form {
        id: "request",
        act: None,
        fields: &[
            must("actor", Actor),
            must("act", Choice("act", &["request", "withdrawal_of_request"])),
            must("target", Forum),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "session",
        act: Some("convening"),
        fields: &[
            must("actor", Actor),
            must("target", Forum),
            must("id", Text),
            must("detail", Text),
            must("from", Date),
            must("until", Date),
            may("place", Text),
            may("value", SORTS),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "cancellation",
        act: Some("cancellation"),
        fields: &[
            must("actor", Actor),
            must("target", Session),
            may("detail", Words),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "invitation",
        act: Some("invitation"),
        fields: &[
            must("actor", Actor),
            must("target", Forum),
            must("whom", Actor),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "credentials",
        act: None,
        fields: &[
            must("target", Session),
            must("actor", Actor),
            must("act", Choice("act", &["credentials", "withdrawal_of_credentials"])),
            may("until", Day),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "attendance",
        act: None,
        fields: &[
            must("target", Session),
            must("actor", Actor),
            must("act", Choice("act", &["attendance", "observation"])),
            may("value", LEVELS),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "election",
        act: Some("election"),
        fields: &[
            must("target", Session),
            must("actor", Actor),
            must("value", Text),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "agenda",
        act: Some("agenda_item"),
        fields: &[
            must("target", Session),
            must("actor", Actor),
            must("detail", Words),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "document",
        act: Some("document"),
        fields: &[
            must("target", Text),
            must("actor", Actor),
            must("detail", Words),
            may("value", Text),
            may("language", Text),
            may("digest", Digest),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "statement",
        act: Some("statement"),
        fields: &[
            must("target", Session),
            must("actor", Actor),
            must("detail", Words),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "proposal",
        act: Some("proposal"),
        fields: &[
            must("actor", Actor),
            must("target", Forum),
            must("detail", Words),
            must("id", Text),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "circulation",
        act: Some("circulation"),
        fields: &[must("actor", Actor), must("target", Text), must("date", Date), must("source", Source)],
    },
    Form {
        id: "decision",
        act: Some("decision"),
        fields: &[
            must("target", Session),
            must("actor", Actor),
            must("detail", Words),
            may("value", Text),
            may("until", Day),
            must("id", Text),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "vote",
        act: None,
        fields: &[
            must("target", Decision),
            must("actor", Actor),
            must("act", Choice("act", &["vote", "objection"])),
            may("value", VOTES),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "count",
        act: Some("published_count"),
        fields: &[
            must("target", Text),
            must("actor", Actor),
            must("detail", COUNTED),
            must("value", Text),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "drafting",
        act: Some("drafting"),
        fields: &[
            must("actor", Actor),
            must("value", DRAFTING),
            must("target", Text),
            may("topic", Text),
            may("id", Text),
            may("detail", Words),
            must("date", Day),
            must("source", Source),
        ],
    },
    Form {
        id: "chairing",
        act: Some("chairing"),
        fields: &[
            must("actor", Actor),
            must("value", CHAIRING),
            must("target", Text),
            may("topic", Text),
            may("id", Text),
            may("until", Day),
            may("detail", Words),
            must("date", Day),
            must("source", Source),
        ],
    },
    Form {
        id: "forecast",
        act: Some("forecast"),
        fields: &[
            must("target", Instrument),
            must("actor", Actor),
            must("value", Text),
            must("from", Day),
            must("until", Day),
            may("topic", Text),
            must("detail", Words),
            must("date", Date),
            must("source", Source),
        ],
    },
    // What is right stands in the columns of the act that is corrected, whichever it is.
    Form {
        id: "correction",
        act: Some("rectification"),
        fields: &[
            must("actor", Actor),
            must("target", Text),
            may("effective", Date),
            may("value", Text),
            may("whom", Actor),
            may("from", Date),
            may("until", Date),
            may("place", Text),
            may("topic", Text),
            may("detail", Words),
            may("language", Text),
            may("digest", Digest),
            must("date", Date),
            must("source", Source),
            may("note", Text),
        ],
    },
];
