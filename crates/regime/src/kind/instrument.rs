//! Acts on instruments.

use super::{
    Asked, Column, Kind, Takes, asks,
    column::{ACTOR, DATE, DIGEST, NOTE, SOURCE},
    may, must,
};

const INSTRUMENT: Column = must("instrument", Takes::Instrument);
const EFFECTIVE: Column = may("effective", Takes::Date);
const TERRITORY: Column = may("territory", Takes::Text);
const PLACE: Column = may("place", Takes::Text);

/// Consent to be bound, its end, and what extends or anticipates it.
const CONSENT: &[Column] = &[ACTOR, INSTRUMENT, DATE, EFFECTIVE, TERRITORY, PLACE, SOURCE, DIGEST, NOTE];
/// What is said beside it.
const STATED: &[Column] = &[
    ACTOR,
    INSTRUMENT,
    DATE,
    asks("detail", Takes::Words),
    TERRITORY,
    SOURCE,
    DIGEST,
    NOTE,
    PLACE.but(Asked::Unasked),
    EFFECTIVE.but(Asked::Unasked),
];
/// What is said of what another has said.
const OBJECTED: &[Column] = &[
    ACTOR,
    INSTRUMENT,
    DATE,
    asks("detail", Takes::Words),
    // The id of the actor whose reservation it is.
    may("target", Takes::Text),
    TERRITORY,
    SOURCE,
    DIGEST,
    NOTE,
    PLACE.but(Asked::Unasked),
    EFFECTIVE.but(Asked::Unasked),
];
const CORRECTED: &[Column] = &[
    ACTOR,
    INSTRUMENT,
    DATE,
    must("target", Takes::Act),
    must("detail", Takes::Text),
    SOURCE,
    NOTE,
    TERRITORY.but(Asked::Unasked),
    PLACE.but(Asked::Unasked),
    EFFECTIVE.but(Asked::Unasked),
];

const fn deposited(word: &'static str) -> Kind {
    Kind::new(word, "deposit", "act_on_instrument", CONSENT)
}

const fn stated(word: &'static str, columns: &'static [Column]) -> Kind {
    Kind::new(word, "reservation", "act_on_instrument", columns)
}

pub(super) const KINDS: &[Kind] = &[
    deposited("signature"),
    deposited("ratification"),
    deposited("acceptance"),
    deposited("approval"),
    deposited("accession"),
    deposited("succession"),
    deposited("succession_to_signature"),
    deposited("formal_confirmation"),
    deposited("definitive_signature"),
    deposited("subscription"),
    deposited("denunciation"),
    deposited("withdrawal_of_denunciation"),
    deposited("provisional_application"),
    deposited("termination_of_provisional_application"),
    deposited("territorial_application"),
    deposited("territorial_exclusion"),
    // Of which kind it was is not known: the last resort.
    deposited("deposit"),
    stated("reservation", STATED),
    stated("declaration", STATED),
    stated("withdrawal_of_reservation", STATED),
    stated("objection", OBJECTED),
    stated("withdrawal_of_objection", OBJECTED),
    Kind::new("rectification", "rectification", "correction", CORRECTED),
];
