//! A reading as Akoma Ntoso 3.0 (OASIS LegalDocML), in one language.
//!
//! A rolling text is a `bill`, an adopted one an `act`. Ids: `GUID` is the permanent id of a provision, `eId` its place today by
//! the Naming Convention. Alternatives point to the first by `alternativeTo`; brackets stand as signs and as `inline`, and whose
//! they are is said by references to organisations. What the format has no word for, negotiation's status, is a concept that
//! `refersTo` names. Rules, which are no words of the text, are metadata of another namespace, each with the provision that it is of.

mod check;
mod part;

use std::collections::BTreeSet;

pub use check::{Dangling, dangling, lines_of, rules_of};

use super::element::{self, Xml, escaped};
use crate::{
    fold::state::Table,
    reading::{Phase, Reading, Status},
};

/// The namespace of Akoma Ntoso 3.0.
const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// The namespace of what provisions say to machines.
const RULES: &str = "urn:comity:rules";

/// Concepts that a document may refer to: the status of a provision.
const CONCEPTS: [(Status, &str, &str); 5] = [
    (Status::NotDiscussed, "not_discussed", "Not discussed"),
    (Status::Bracketed, "bracketed", "In brackets"),
    (Status::Clean, "clean", "Nobody objects"),
    (Status::AdReferendum, "ad_referendum", "Agreed ad referendum"),
    (Status::Adopted, "adopted", "Adopted"),
];

/// The reading of a table as a document.
pub fn akn(table: &Table, language: &str) -> String {
    let reading = table.reading();
    let adopted = reading.phase == Phase::Adopted;
    let (kind, name) = if adopted { ("act", "convention") } else { ("bill", "draftConvention") };
    let contains = if adopted { "originalVersion" } else { "multipleVersions" };
    let mut xml = Xml::new();
    xml.open("akomaNtoso", &[("xmlns", NAMESPACE)]);
    xml.open(kind, &[("name", name), ("contains", contains)]);
    meta(&mut xml, table, &reading, kind, name, language);
    xml.open("preface", &[]);
    xml.line(&format!("<longTitle><p><docTitle>{}</docTitle></p></longTitle>", escaped(&reading.title)));
    xml.close("preface");
    part::all(&mut xml, &reading, language);
    xml.close(kind);
    xml.close("akomaNtoso");
    xml.done()
}

fn meta(xml: &mut Xml, table: &Table, reading: &Reading, kind: &str, name: &str, language: &str) {
    let forum = element::id(&table.opening.forum);
    let iri = format!("/akn/un/{kind}/{name}/{}/{}", reading.on, reading.id);
    let expression = format!("{iri}/{}@{}", three_letters(language), reading.on);
    xml.open("meta", &[]);
    xml.open("identification", &[("source", "#comity")]);
    let author = format!("#{forum}");
    for (level, this, date) in [
        ("FRBRWork", &iri, "reading"),
        ("FRBRExpression", &expression, "reading"),
        ("FRBRManifestation", &format!("{expression}.xml"), "generated"),
    ] {
        xml.open(level, &[]);
        xml.empty("FRBRthis", &[("value", &format!("{this}/!main"))]);
        xml.empty("FRBRuri", &[("value", this)]);
        xml.empty("FRBRdate", &[("date", &reading.on.to_string()), ("name", date)]);
        xml.empty("FRBRauthor", &[("href", if level == "FRBRManifestation" { "#comity" } else { &author })]);
        match level {
            "FRBRWork" => {
                xml.empty("FRBRcountry", &[("value", "un")]);
                xml.empty("FRBRnumber", &[("value", &reading.id)]);
            }
            "FRBRExpression" => xml.empty("FRBRlanguage", &[("language", &three_letters(language))]),
            _ => {}
        }
        xml.close(level);
    }
    xml.close("identification");
    xml.open("references", &[("source", "#comity")]);
    let mut named = BTreeSet::from(["comity".to_owned()]);
    xml.empty(
        "TLCOrganization",
        &[("eId", "comity"), ("href", "/akn/ontology/organization/un/comity"), ("showAs", "Comity")],
    );
    let actors = table
        .proposals
        .values()
        .flat_map(|p| std::iter::once(&p.by).chain(&p.sponsors).chain(&p.on_behalf_of));
    let actors = actors.chain(table.brackets.values().map(|b| &b.by)).chain([&table.opening.forum]);
    for actor in actors {
        let id = element::id(actor);
        if named.insert(id.clone()) {
            let href = format!("/akn/ontology/organization/un/{id}");
            xml.empty("TLCOrganization", &[("eId", &id), ("href", &href), ("showAs", actor)]);
        }
    }
    for (_, id, title) in CONCEPTS {
        let href = format!("/akn/ontology/concept/un/{id}");
        xml.empty("TLCConcept", &[("eId", &format!("status-{id}")), ("href", &href), ("showAs", title)]);
    }
    xml.close("references");
    part::rules(xml, reading);
    xml.close("meta");
}

/// The concept of a status.
fn concept(status: Status) -> String {
    let word = CONCEPTS.iter().find(|(s, ..)| *s == status).map_or("bracketed", |(_, word, _)| word);
    format!("#status-{word}")
}

/// ISO 639-2 for the six languages of the United Nations.
fn three_letters(language: &str) -> String {
    match language {
        "en" => "eng",
        "fr" => "fra",
        "es" => "spa",
        "ru" => "rus",
        "zh" => "zho",
        "ar" => "ara",
        other => other,
    }
    .to_owned()
}
