//! Acts in forums, in their sessions, and at the tables of texts.

use super::{
    Asked, Column, Kind, Takes, asks,
    column::{ACTOR, CHAIRING, DATE, DIGEST, DRAFTING, ID, LEVEL, NOTE, SORT, SOURCE, VOTE},
    may, must,
};

const FORUM: Column = must("target", Takes::Forum);
const SESSION: Column = must("target", Takes::Session);
const DECISION: Column = must("target", Takes::Decision);
const DETAIL: Column = asks("detail", Takes::Words);

const REQUESTED: &[Column] = &[ACTOR, FORUM, DATE, SOURCE];

const CONVENED: &[Column] = &[
    ACTOR,
    FORUM,
    ID,
    asks("detail", Takes::Text),
    must("from", Takes::Date).or("the date 'from' is missing", ""),
    asks("until", Takes::Date),
    may("place", Takes::Text),
    may("value", Takes::Word(&SORT)),
    DATE,
    SOURCE,
];

const CANCELLED: &[Column] = &[ACTOR, SESSION, may("detail", Takes::Words), DATE, SOURCE];

const INVITED: &[Column] = &[ACTOR, FORUM, must("whom", Takes::Actor), DATE, SOURCE];

const ACCREDITED: &[Column] = &[SESSION, ACTOR, may("until", Takes::Day), DATE, SOURCE];

const ATTENDED: &[Column] = &[SESSION, ACTOR, may("value", Takes::Word(&LEVEL)), DATE, SOURCE];

/// Whoever was there, or is no longer accredited: nothing more is said of it.
const PRESENT: &[Column] = &[SESSION, ACTOR, DATE, SOURCE];

const ELECTED: &[Column] = &[
    SESSION,
    ACTOR,
    must("value", Takes::Text).or(
        "the election does not say to which office",
        "write the office in the column value: chair, vice-chair, rapporteur",
    ),
    DATE,
    SOURCE,
];

/// What is said in a session, or put on its agenda.
const SAID: &[Column] = &[SESSION, ACTOR, DETAIL, DATE, SOURCE];

const DOCUMENTED: &[Column] = &[
    must("target", Takes::Anything),
    ACTOR,
    DETAIL,
    may("value", Takes::Text),
    may("language", Takes::Text),
    DIGEST,
    DATE,
    SOURCE,
];

const PROPOSED: &[Column] = &[ACTOR, FORUM, DETAIL, ID, DATE, SOURCE];

const CIRCULATED: &[Column] = &[ACTOR, must("target", Takes::Proposal), DATE, SOURCE];

const DECIDED: &[Column] =
    &[SESSION, ACTOR, DETAIL, may("value", Takes::Text), may("until", Takes::Day), ID, DATE, SOURCE];

const VOTED: &[Column] = &[DECISION, ACTOR, must("value", Takes::Word(&VOTE)), DATE, SOURCE];

const OBJECTED: &[Column] = &[DECISION, ACTOR, DATE, SOURCE];

const COUNTED: &[Column] = &[
    must("target", Takes::Anything),
    ACTOR,
    must("detail", Takes::Counted),
    must("value", Takes::Number),
    DATE,
    SOURCE,
];

const FORECAST: &[Column] = &[
    must("target", Takes::Instrument),
    ACTOR,
    must("value", Takes::Quantiles),
    must("from", Takes::Day).or("the forecast does not say on which day it stands", ""),
    must("until", Takes::Day).or("the forecast does not say of which day it is", ""),
    may("topic", Takes::Text),
    must("detail", Takes::Words).or(
        "the forecast does not say how it was made",
        "write the seed, how many futures were drawn, and the record that it was made from: whoever doubts it makes it again",
    ),
    DATE,
    SOURCE,
];

// What else has to be there hangs on what is done: `load` asks `Drafting`.
const DRAFTED: &[Column] = &[
    ACTOR,
    must("value", Takes::Word(&DRAFTING)),
    must("target", Takes::Negotiated),
    may("topic", Takes::Text),
    may("id", Takes::Text),
    may("detail", Takes::Words),
    must("date", Takes::Day),
    SOURCE,
    may("until", Takes::Day).but(Asked::Unasked),
];

const CHAIRED: &[Column] = &[
    ACTOR,
    must("value", Takes::Word(&CHAIRING)),
    must("target", Takes::Negotiated),
    may("topic", Takes::Text),
    may("id", Takes::Text),
    may("until", Takes::Day),
    may("detail", Takes::Words),
    must("date", Takes::Day),
    SOURCE,
];

/// A column of the act that is corrected.
const fn corrected(name: &'static str, takes: Takes) -> Column {
    may(name, takes).but(Asked::OfCorrected)
}

// What is right stands in the columns of the act that is corrected, whichever it is.
const CORRECTED: &[Column] = &[
    ACTOR,
    asks("target", Takes::Act),
    corrected("effective", Takes::Date),
    corrected("value", Takes::Text),
    corrected("whom", Takes::Actor),
    corrected("from", Takes::Date),
    corrected("until", Takes::Date),
    corrected("place", Takes::Text),
    corrected("topic", Takes::Text),
    may("detail", Takes::Words),
    corrected("language", Takes::Text),
    DIGEST,
    DATE,
    SOURCE,
    NOTE,
];

pub(super) const KINDS: &[Kind] = &[
    Kind::new("request", "request", "voice", REQUESTED),
    Kind::new("withdrawal_of_request", "request", "voice", REQUESTED),
    Kind::new("convening", "session", "convening_a_session", CONVENED),
    Kind::new("cancellation", "cancellation", "convening_a_session", CANCELLED),
    Kind::new("invitation", "invitation", "convening_a_session", INVITED),
    Kind::new("credentials", "credentials", "convening_a_session", ACCREDITED),
    Kind::new("withdrawal_of_credentials", "credentials", "convening_a_session", PRESENT),
    Kind::new("attendance", "attendance", "running_a_session", ATTENDED),
    Kind::new("observation", "attendance", "running_a_session", PRESENT),
    Kind::new("election", "election", "running_a_session", ELECTED),
    Kind::new("agenda_item", "agenda", "running_a_session", SAID),
    Kind::new("document", "document", "running_a_session", DOCUMENTED),
    Kind::new("statement", "statement", "statement_to_a_session", SAID),
    Kind::new("proposal", "proposal", "voice", PROPOSED),
    Kind::new("circulation", "circulation", "running_a_session", CIRCULATED),
    Kind::new("decision", "decision", "running_a_session", DECIDED),
    Kind::new("vote", "vote", "voice", VOTED),
    Kind { action: "objection_to_decision", ..Kind::new("objection", "vote", "voice", OBJECTED) },
    Kind::new("published_count", "count", "running_a_session", COUNTED),
    Kind::new("drafting", "drafting", "negotiating", DRAFTED),
    Kind::new("chairing", "chairing", "chairing_a_text", CHAIRED),
    Kind::new("forecast", "forecast", "running_a_session", FORECAST),
    Kind {
        action: "rectification_of_proceeding",
        ..Kind::new("rectification", "correction", "correction_of_proceeding", CORRECTED)
    },
];
