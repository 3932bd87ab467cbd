//! Acts on commitments.

use super::{
    Asked, Column, Kind, Takes, asks,
    column::{ACTOR, DATE, DIGEST, GRADE, ID, SOURCE},
    may, must,
};

const DETAIL: Column = asks("detail", Takes::Words);

/// What whoever is committed says of its own commitment.
const OWN: &[Column] = &[ACTOR, must("target", Takes::OwnCommitment), DETAIL, DATE, SOURCE, DIGEST];
/// What anybody says of a commitment.
const ANYBODYS: &[Column] = &[ACTOR, must("target", Takes::Commitment), DETAIL, DATE, SOURCE, DIGEST];

const PLEDGED: &[Column] = &[
    ACTOR,
    DETAIL,
    may("topic", Takes::Text),
    may("instrument", Takes::Instrument),
    may("until", Takes::Date),
    may("target", Takes::Place),
    ID,
    DATE,
    SOURCE,
];

const WHOSE: Column = must("whom", Takes::Actor);

/// A judgement: of one's own commitment, or of another's.
const fn assessed(whom: Column) -> [Column; 7] {
    let value = must("value", Takes::Word(&GRADE));
    [ACTOR, must("target", Takes::Commitment), whom, value, may("detail", Takes::Words), DATE, SOURCE]
}

const OFFERED: &[Column] =
    &[ACTOR, must("target", Takes::Commitment), may("whom", Takes::Actor), DETAIL, DATE, SOURCE];

const VISITED: &[Column] = &[
    ACTOR,
    must("whom", Takes::Actor),
    asks("value", Takes::Text),
    ID,
    may("target", Takes::Commitment),
    may("detail", Takes::Words),
    DATE,
    may("until", Takes::Date),
    SOURCE,
];

const RECOMMENDED: &[Column] =
    &[ACTOR, must("target", Takes::Mission), DETAIL, may("until", Takes::Date), ID, DATE, SOURCE];

pub(super) const KINDS: &[Kind] = &[
    Kind::new("pledge", "pledge", "commitment", PLEDGED),
    Kind::new("report", "report", "commitment", OWN),
    Kind::new("evidence", "report", "commitment", ANYBODYS),
    Kind::new("assistance_request", "report", "commitment", OWN),
    Kind::new("lesson", "report", "help", ANYBODYS),
    Kind::new("withdrawal_of_pledge", "report", "commitment", OWN),
    Kind::new("self_assessment", "assessment", "commitment", &assessed(WHOSE.but(Asked::OrActor))),
    Kind::new("peer_assessment", "assessment", "peer_review", &assessed(WHOSE)),
    Kind::new("independent_assessment", "assessment", "review", &assessed(WHOSE)),
    Kind::new("assistance_offer", "offer", "help", OFFERED),
    Kind::new("mission", "mission", "review", VISITED),
    Kind::new("recommendation", "recommendation", "review", RECOMMENDED),
];
