//! The forms: for each kind of act what has to be said, in the order in which people think of it.

use comity_ledger::Kind;

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
    /// A day that has to be known.
    Day,
    /// One line.
    Text,
    /// Several lines.
    Words,
    /// The SHA-256 of a document; a browser makes it from the file, which stays where it is.
    Digest,
    /// A file of definitions or policies: many lines.
    File,
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

use Input::{
    Actor, Choice, Commitment, Date, Day, Decision, Digest, File, Forum, Instrument, Session, Source, Text,
    Words,
};

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
    ],
);
const STATED: Input = Choice(
    "act",
    &["reservation", "declaration", "withdrawal_of_reservation", "objection", "withdrawal_of_objection"],
);
const REPORTED: Input =
    Choice("act", &["report", "evidence", "assistance_request", "lesson", "withdrawal_of_pledge"]);
const ASSESSED: Input = Choice("act", &["self_assessment", "peer_assessment", "independent_assessment"]);
const GRADES: Input = Choice("grade", &["no_evidence", "not_started", "limited", "substantial", "complete"]);
const LEVELS: Input = Choice("level", &["head", "minister", "other"]);
const SORTS: Input = Choice("sort", &["regular", "intersessional"]);
const COUNTED: Input = Choice(
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
const VOTES: Input = Choice("value", &["for", "against", "abstention"]);

/// On instruments: mostly the depositary's officers.
const INSTRUMENTS: [Form; 3] = [
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
const COMMITMENTS: [Form; 6] = [
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
const SESSIONS: [Form; 16] = [
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

/// The forms by the kind of thing they are about.
pub const GROUPS: [(&str, &[Form]); 4] =
    [("instrument", &INSTRUMENTS), ("commitment", &COMMITMENTS), ("session", &SESSIONS), ("record", &RECORD)];

const ACTORS: Input = Choice("which-actor", &["state", "organisation"]);

/// What everything else refers to: rows of the record, and its definitions. Each is a kind of entry, by its word.
const RECORD: [Form; 6] = [
    Form {
        id: "source",
        act: None,
        fields: &[
            must("id", Text),
            must("title", Text),
            may("publisher", Text),
            may("url", Text),
            may("retrieved", Day),
            may("note", Text),
            may("corrects", Text),
            may("why", Text),
        ],
    },
    Form {
        id: "actor",
        act: None,
        fields: &[
            must("id", Text),
            must("name", Text),
            must("kind", ACTORS),
            may("from", Day),
            may("to", Day),
            may("continues", Actor),
            may("succeeds", Actor),
            may("source", Source),
            may("note", Text),
            may("corrects", Text),
            may("why", Text),
        ],
    },
    Form {
        id: "attribute",
        act: None,
        fields: &[
            must("actor", Actor),
            must("attribute", Text),
            must("value", Text),
            may("from", Date),
            may("to", Date),
            must("source", Source),
            may("note", Text),
            may("corrects", Text),
            may("why", Text),
        ],
    },
    Form {
        id: "disagreement",
        act: None,
        fields: &[
            must("question", Text),
            must("source", Source),
            must("says", Text),
            may("taken", Choice("taken", &["yes", "no"])),
            may("reason", Text),
            may("corrects", Text),
            may("why", Text),
        ],
    },
    Form {
        id: "name",
        act: None,
        fields: &[
            must("of", Text),
            must("language", Text),
            may("short", Text),
            may("full", Text),
            may("source", Source),
            may("note", Text),
            may("corrects", Text),
            may("why", Text),
        ],
    },
    Form {
        id: "definition",
        act: None,
        fields: &[
            must("path", Text),
            must("text", File),
            may("source", Source),
            may("decision", Decision),
            may("note", Text),
            may("why", Text),
        ],
    },
];

/// Whether a form is asked something by this name.
pub fn knows(name: &str) -> bool {
    let columns = || all().flat_map(|form| form.fields).any(|field| field.column == name);
    ["form", "preview"].contains(&name) || columns()
}

/// Every form.
pub fn all() -> impl Iterator<Item = &'static Form> {
    GROUPS.iter().flat_map(|(_, forms)| forms.iter())
}

/// The form of an id.
pub fn find(id: &str) -> Option<&'static Form> {
    all().find(|form| form.id == id)
}

impl Form {
    /// The kind of entry that it makes.
    pub fn kind(&self) -> Kind {
        match self.id {
            "source" => Kind::Source,
            "actor" => Kind::Actor,
            "attribute" => Kind::Attribute,
            "disagreement" => Kind::Disagreement,
            "name" => Kind::Name,
            "definition" => Kind::Definition,
            _ => Kind::Act,
        }
    }

    /// The field that fills a column.
    pub fn field(&self, column: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.column == column)
    }

    /// The kinds of act that it makes.
    pub fn acts(&self) -> Vec<&'static str> {
        let offered = self.fields.iter().find(|field| field.column == "act").map(|field| field.input);
        match (self.act, offered) {
            (Some(act), _) => vec![act],
            (None, Some(Choice(_, words))) => words.to_vec(),
            (None, _) => vec![],
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use comity_regime::{
        ActKind,
        load::{ACTORS as ACTORS_TABLE, ACTS, ATTRIBUTES, DISAGREEMENTS, NAMES, SOURCES},
        proceeding::{Counted, Grade, Level, Sort, Vote, What},
    };

    use super::*;

    #[test]
    fn every_kind_of_act_has_a_form_and_every_field_a_column() {
        let said: BTreeSet<&str> = all().flat_map(Form::acts).collect();
        let kinds: BTreeSet<&str> = ActKind::ALL.iter().map(|kind| kind.word()).chain(What::WORDS).collect();
        assert_eq!(said, kinds);
        for field in all().filter(|form| form.kind() == Kind::Act).flat_map(|form| form.fields) {
            assert!(ACTS.required.iter().chain(ACTS.optional).any(|c| *c == field.column), "{field:?}");
        }
        let tables = [
            (Kind::Source, &SOURCES),
            (Kind::Actor, &ACTORS_TABLE),
            (Kind::Attribute, &ATTRIBUTES),
            (Kind::Disagreement, &DISAGREEMENTS),
            (Kind::Name, &NAMES),
        ];
        for (kind, table) in tables {
            let form = all().find(|form| form.kind() == kind).unwrap();
            let own = |column: &str| table.required.iter().chain(table.optional).any(|c| *c == column);
            for field in form.fields.iter().filter(|field| !["corrects", "why"].contains(&field.column)) {
                assert!(own(field.column), "{field:?}");
            }
            assert!(table.required.iter().all(|column| form.field(column).is_some_and(|f| f.required)));
        }
        let ids: BTreeSet<&str> = all().map(|form| form.id).collect();
        assert_eq!(ids.len(), all().count());
    }

    #[test]
    fn choices_are_the_words_of_the_record() {
        let check = |input: Input, all: &mut dyn Iterator<Item = &'static str>| {
            let Choice(_, words) = input else { panic!("{input:?} is no choice") };
            assert_eq!(words.iter().copied().collect::<BTreeSet<_>>(), all.collect());
        };
        check(GRADES, &mut Grade::ALL.iter().map(|word| word.word()));
        check(LEVELS, &mut Level::ALL.iter().map(|word| word.word()));
        check(SORTS, &mut Sort::ALL.iter().map(|word| word.word()));
        check(COUNTED, &mut Counted::ALL.iter().map(|word| word.word()));
        check(VOTES, &mut Vote::ALL.iter().map(|word| word.word()));
    }
}
