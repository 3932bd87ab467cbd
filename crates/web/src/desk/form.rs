//! The forms: for each kind of act what has to be said, in the order in which people think of it.

/// How a field is filled in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Input {
    /// A State or organisation, from a list.
    Actor,
    /// An instrument, from a list.
    Instrument,
    /// A forum, from a list.
    Forum,
    /// A session, from a list.
    Session,
    /// A commitment by its id, offered from those of who speaks.
    Commitment,
    /// What is put to decision, by its id, offered from all that was.
    Decision,
    /// A source: its id, offered from a list, or the address of a page.
    Source,
    /// A day; EDTF where it is not known to the day.
    Date,
    /// One line.
    Text,
    /// Several lines.
    Words,
    /// One of these words, each a message of this vocabulary.
    Choice(&'static str, &'static [&'static str]),
}

/// A field: the column of the table of acts that it fills.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The column.
    pub column: &'static str,
    /// How it is filled in.
    pub input: Input,
    /// Whether it has to be.
    pub required: bool,
}

/// A form.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Its id in addresses, and of the message that names it.
    pub id: &'static str,
    /// The act that it makes, where there is only one.
    pub act: Option<&'static str>,
    /// What is filled in.
    pub fields: &'static [Field],
}

const fn must(column: &'static str, input: Input) -> Field {
    Field { column, input, required: true }
}

const fn may(column: &'static str, input: Input) -> Field {
    Field { column, input, required: false }
}

use Input::{Actor, Choice, Commitment, Date, Decision, Forum, Instrument, Session, Source, Text, Words};

const CONSENT: Input = Choice(
    "act",
    &[
        "deposit",
        "signature",
        "ratification",
        "acceptance",
        "approval",
        "accession",
        "succession",
        "formal_confirmation",
        "definitive_signature",
        "subscription",
        "denunciation",
        "withdrawal_of_denunciation",
        "provisional_application",
    ],
);
const STATED: Input =
    Choice("act", &["reservation", "declaration", "withdrawal_of_reservation", "objection"]);
const ASSESSED: Input = Choice("act", &["self_assessment", "peer_assessment", "independent_assessment"]);
const GRADES: Input = Choice("grade", &["no_evidence", "not_started", "limited", "substantial", "complete"]);
const LEVELS: Input = Choice("level", &["head", "minister", "other"]);
const VOTES: Input = Choice("value", &["for", "against", "abstention"]);

/// Every form, by who mostly uses it: the depositary's officers, delegations, chairs and the secretariat.
pub const FORMS: [Form; 13] = [
    Form {
        id: "deposit",
        act: None,
        fields: &[
            must("actor", Actor),
            must("act", CONSENT),
            must("instrument", Instrument),
            must("date", Date),
            may("effective", Date),
            must("source", Source),
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
            must("source", Source),
            may("note", Text),
        ],
    },
    Form {
        id: "rectification",
        act: Some("rectification"),
        fields: &[
            must("actor", Actor),
            may("instrument", Instrument),
            must("date", Date),
            must("target", Text),
            may("detail", Words),
            must("source", Source),
            may("note", Text),
        ],
    },
    Form {
        id: "pledge",
        act: Some("pledge"),
        fields: &[
            must("actor", Actor),
            must("detail", Words),
            may("topic", Text),
            may("until", Date),
            may("target", Session),
            must("id", Text),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "report",
        act: Some("report"),
        fields: &[
            must("actor", Actor),
            must("target", Commitment),
            must("detail", Words),
            must("date", Date),
            must("source", Source),
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
        id: "request",
        act: Some("request"),
        fields: &[must("actor", Actor), must("target", Forum), must("date", Date), must("source", Source)],
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
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "attendance",
        act: Some("attendance"),
        fields: &[
            must("target", Session),
            must("actor", Actor),
            may("value", LEVELS),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "credentials",
        act: Some("credentials"),
        fields: &[
            must("target", Session),
            must("actor", Actor),
            may("value", Text),
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
        id: "decision",
        act: Some("decision"),
        fields: &[
            must("target", Session),
            must("actor", Actor),
            must("id", Text),
            must("detail", Words),
            may("value", Text),
            may("until", Date),
            must("date", Date),
            must("source", Source),
        ],
    },
    Form {
        id: "vote",
        act: Some("vote"),
        fields: &[
            must("target", Decision),
            must("actor", Actor),
            must("value", VOTES),
            must("date", Date),
            must("source", Source),
        ],
    },
];

/// The form of an id.
pub fn find(id: &str) -> Option<&'static Form> {
    FORMS.iter().find(|form| form.id == id)
}
