//! Attributes whose values a clause sums, held to being numbers.

use crate::{
    Diagnostic, Regime,
    language::ast::{Condition, Name, Requirement, Rule},
    register::{Instrument, number::Meant},
};

/// No more values than these are named in one finding.
const NAMED: usize = 3;

/// An error for every attribute that an instrument sums and that is a word for somebody: it would weigh nothing.
pub fn summed(regime: &Regime, definition: &Instrument) -> Vec<Diagnostic> {
    let mut found = vec![];
    for (clause, _) in &definition.clauses {
        let Rule::EntersIntoForce(entry) = &clause.rule else { continue };
        let conditions = entry.ways.iter().filter_map(|way| way.timing.condition());
        for requirement in conditions.flat_map(requirements) {
            let Requirement::Carrying(_, name, _) = requirement else { continue };
            found.extend(words(regime, name).map(|message| {
                let at = &definition.source;
                Diagnostic::error("bad-number", at, name.span.clone(), message)
                    .help("write a number in attributes.csv, or 'no' for whoever has none")
            }));
        }
    }
    found
}

/// The values of an attribute that are no numbers, in words.
fn words(regime: &Regime, name: &Name) -> Option<String> {
    let register = regime.register();
    let rows = &register.attributes.get(&name.text)?.rows;
    let mut words = rows
        .iter()
        .filter(|r| Meant::of(&r.value) != Meant::Number && !matches!(r.value.as_str(), "no" | ""));
    let named: Vec<String> = words
        .by_ref()
        .take(NAMED)
        .map(|r| format!("'{}' for {}", r.value, register.actors[r.actor].id))
        .collect();
    let more = if words.next().is_some() { " ..." } else { "" };
    (!named.is_empty())
        .then(|| format!("'{}' is summed here, and is no number: {}{more}", name.text, named.join(", ")))
}

/// The requirements on those who have deposited.
pub(super) fn requirements(condition: &Condition) -> &[Requirement] {
    match condition {
        Condition::Deposits(all) => all,
        _ => &[],
    }
}
