//! Mistakes in measures and attributes: what can never be, what counts twice, what cannot be added.

use std::mem::discriminant;

use super::unknown::unknown_instrument;
use crate::{
    Diagnostic, Regime, Register,
    engine::instruments_in,
    language::ast::{Baseline, Figure, Force, Name, Origin, Part, Quantity, SetExpr, Target},
    name::nearest,
    register::{AttributeDefinition, Instrument, Measure, Unit},
};

/// What is wrong with a measure.
pub fn measure(regime: &Regime, measure: &Measure, found: &mut Vec<Diagnostic>) {
    let check = Check { regime, register: regime.register(), measure };
    check.figures(found);
    check.aim(found);
    found.extend(unknown_origin(regime, measure.from.as_ref(), &measure.source));
    if let Some(Baseline::Session(id)) = &measure.since
        && regime.docket().session(&id.text).is_none()
    {
        let near = nearest(&id.text, regime.docket().ids()).map(|near| format!("did you mean '{near}'?"));
        let message = format!("there is no session '{}'", id.text);
        found.push(
            Diagnostic::error("unknown-session", &measure.source, id.span.clone(), message).help_if(near),
        );
    }
}

/// What is wrong with an attribute as defined.
pub fn attribute(regime: &Regime, definition: &AttributeDefinition, found: &mut Vec<Diagnostic>) {
    let (register, at) = (regime.register(), &definition.source);
    found.extend(unknown_origin(regime, definition.from.as_ref(), at));
    let is_mass = matches!(definition.unit, Some(Unit::Mass(_)));
    if definition.significant.is_some() && !is_mass {
        let message =
            format!("'{}' is no mass, so that no amount of it is a significant quantity", definition.id);
        let help = "take away the line 'significant quantity', or add 'unit kg'";
        found.push(Diagnostic::error("unit", at, definition.span.clone(), message).help(help));
    }
    let rows = register.attributes.get(&definition.id).map_or(0, |attribute| attribute.rows.len());
    if !definition.made_of.is_empty() && rows > 0 {
        let message = format!("'{}' is the sum of others, and {rows} rows say how much it is", definition.id);
        let help = "take away the line 'made of', or the rows";
        found.push(Diagnostic::error("counts-twice", at, definition.span.clone(), message).help(help));
    }
    let Some(whole) = &definition.part_of else { return };
    match register.attribute_definition(&whole.text) {
        None => {
            let known = register.attribute_definitions.iter().map(|a| a.id.as_str());
            let near = nearest(&whole.text, known).map(|near| format!("did you mean '{near}'?"));
            let message = format!("no definition says what '{}' is", whole.text);
            found.push(Diagnostic::error("unknown-attribute", at, whole.span.clone(), message).help_if(near));
        }
        Some(other) => {
            let agree = definition.unit.as_ref().zip(other.unit.as_ref()).is_none_or(|(a, b)| a.agrees(b));
            if !agree || definition.id == other.id {
                let message = format!("'{}' cannot be a part of '{}'", definition.id, other.id);
                let help = "a part is in a unit that can be converted into that of the whole";
                found.push(Diagnostic::error("unit", at, whole.span.clone(), message).help(help));
            }
        }
    }
}

/// Areas that an instrument names and nothing defines. In a folder without areas, into which the file was taken from another
/// record, that is worth a remark: nothing is asked of areas there.
pub fn areas(register: &Register, instrument: &Instrument, found: &mut Vec<Diagnostic>) {
    for (_, area) in &instrument.reaches {
        if register.areas.iter().any(|known| known.id == area.text) {
            continue;
        }
        let near = nearest(&area.text, register.areas.iter().map(|a| a.id.as_str()));
        let help = near.map_or("an area is defined with: area ID \"Title\"".into(), |near| {
            format!("did you mean '{near}'?")
        });
        let message = format!("there is no area '{}'", area.text);
        let unknown =
            Diagnostic::error("unknown-area", &instrument.source, area.span.clone(), message).help(help);
        found.push(if register.areas.is_empty() { unknown.warning() } else { unknown });
    }
}

/// An error where the text from which something is taken is not known.
pub fn unknown_origin(
    regime: &Regime,
    origin: Option<&Origin>,
    at: &crate::SourceText,
) -> Option<Diagnostic> {
    let (origin, register) = (origin?, regime.register());
    let id = &origin.of.text;
    let known = register.instrument(id).is_some()
        || register.forum(id).is_some()
        || register.source(id).is_some()
        || regime.docket().names(id);
    let ids = || {
        let instruments = register.instruments.iter().map(|i| i.id.as_str());
        instruments.chain(register.sources.iter().map(|s| s.id.as_str())).chain(regime.docket().ids())
    };
    (!known).then(|| {
        let message = format!("there is no instrument, session or source '{id}'");
        Diagnostic::error("unknown-source", at, origin.of.span.clone(), message)
            .help_if(nearest(id, ids()).map(|near| format!("did you mean '{near}'?")))
    })
}

struct Check<'a> {
    regime: &'a Regime,
    register: &'a Register,
    measure: &'a Measure,
}

impl Check<'_> {
    fn error(&self, code: &'static str, message: String) -> Diagnostic {
        Diagnostic::error(code, &self.measure.source, self.measure.span.clone(), message)
    }

    fn figures(&self, found: &mut Vec<Diagnostic>) {
        for variant in &self.measure.variants {
            if discriminant(&variant.figure) != discriminant(&self.measure.figure) {
                let message =
                    format!("the variant \"{}\" works out something else than the measure", variant.name);
                let help = "a variant asks the same with another denominator, threshold or definition: make it a measure of its own";
                found.push(self.error("variant", message).help(help));
            }
        }
        for figure in self.measure.figures() {
            self.figure(figure, found);
        }
        let proposed = self.measure.figures().any(|figure| self.names_proposed(figure));
        if proposed && !self.measure.title.to_lowercase().contains("proposed") {
            let message = format!("'{}' is about an instrument that is only proposed", self.measure.id);
            found.push(self.error("proposed", message).help("say 'proposed' in its title").warning());
        }
    }

    fn figure(&self, figure: &Figure, found: &mut Vec<Diagnostic>) {
        let at = &self.measure.source;
        match figure {
            Figure::Share(whole, part) if disjoint(whole, part) => {
                let message = format!("nobody can be among {whole} and among {part}");
                let help = "the second set names those of the first that are counted";
                found.push(self.error("never", message).help(help));
            }
            Figure::Reports(id) => found.extend(unknown_instrument(self.register, at, id)),
            Figure::Commitments(id, _) => found.extend(self.unknown_place(id)),
            Figure::Sessions(id) if self.register.forum(&id.text).is_none() => {
                let near = self.register.nearest_forum(&id.text).map(|n| format!("did you mean '{n}'?"));
                let message = format!("there is no forum '{}'", id.text);
                found.push(Diagnostic::error("unknown-forum", at, id.span.clone(), message).help_if(near));
            }
            Figure::Areas(_) if self.register.areas.is_empty() => {
                let message = "no area is defined, so that none can be covered".to_owned();
                found.push(self.error("never", message).help("define areas: area ID \"Title\""));
            }
            Figure::Portion(whole, part, _) => self.not_a_part(whole, part, found),
            Figure::Fewest(criteria, _) => {
                for (place, a) in criteria.iter().enumerate() {
                    for b in criteria.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, b)| b)
                    {
                        if implies(self.register, &a.set, &b.set) && !(a.set == b.set && a.name < b.name) {
                            let message =
                                format!("whoever meets \"{}\" meets \"{}\" as well", a.name, b.name);
                            let help = "one of them counts twice: keep the one that asks for more";
                            found.push(self.error("counts-twice", message).help(help).warning());
                        }
                    }
                }
            }
            _ => {}
        }
        let thresholds = figure.sets().into_iter().flat_map(SetExpr::quantities);
        for quantity in figure.quantities().into_iter().chain(thresholds) {
            self.quantity(quantity, found);
        }
    }

    /// Attributes that are added though one is a part of another, or of which nothing says what silence means.
    fn quantity(&self, quantity: &Quantity, found: &mut Vec<Diagnostic>) {
        let at = &self.measure.source;
        for name in &quantity.0 {
            let whole = quantity.0.iter().find(|other| *other != name && self.is_part(name, other));
            if let Some(whole) = whole {
                let message = format!("'{name}' is a part of '{whole}', which is added as well");
                let help = "keep the whole, or its parts";
                found.push(Diagnostic::error("counts-twice", at, name.span.clone(), message).help(help));
            }
            let definition = self.register.attribute_definition(&name.text);
            if definition.is_some_and(|d| d.silence.is_none() && d.made_of.is_empty()) {
                let message =
                    format!("nothing says what it means that somebody has no row of '{name}': it is unknown");
                let help = "add the line 'silence means none' or 'silence is unknown' to its definition";
                found.push(Diagnostic::error("silence", at, name.span.clone(), message).help(help).warning());
            }
        }
    }

    fn not_a_part(&self, whole: &Quantity, part: &Part, found: &mut Vec<Diagnostic>) {
        for name in part.of.0.iter().filter(|name| !whole.0.iter().any(|whole| self.is_part(name, whole))) {
            let message = format!("nothing says that '{name}' is a part of {whole}");
            let help = format!("add the line 'part of ID' to the definition of '{name}'");
            let at = &self.measure.source;
            found.push(Diagnostic::error("not-a-part", at, name.span.clone(), message).help(help));
        }
    }

    /// Whether an attribute is a part of another, or of a part of it.
    fn is_part(&self, part: &Name, whole: &Name) -> bool {
        let made_of = |id: &str| self.register.attribute_definition(id).map_or(&[][..], |d| &d.made_of);
        if made_of(&whole.text).iter().any(|name| name == part || self.is_part(part, name)) {
            return true;
        }
        let mut of = Some(part.text.as_str());
        for _ in 0..self.register.attribute_definitions.len() {
            let definition = of.and_then(|of| self.register.attribute_definition(of));
            of = definition.and_then(|d| d.part_of.as_ref()).map(|name| name.text.as_str());
            if of == Some(whole.text.as_str()) {
                return true;
            }
        }
        false
    }

    fn aim(&self, found: &mut Vec<Diagnostic>) {
        let Some(aim) = &self.measure.aim else { return };
        if self.measure.from.is_none() {
            let message = format!("the aim of '{}' is taken from no text", self.measure.id);
            let help = "name the text that States agreed to: from ID paragraph 3; without it the aim is shown as the author's";
            found.push(self.error("no-text", message).help(help).warning());
        }
        let counts = matches!(
            self.measure.figure,
            Figure::Number(_) | Figure::Sum(..) | Figure::Missions(..) | Figure::Fewest(..)
        );
        let wrong = match &aim.target {
            Target::AtLeast(_) if counts => Some("'at least SHARE' is for shares: write 'more'"),
            Target::All if counts => Some("'all' is for shares: write 'more'"),
            Target::AtMost(_) if !counts => Some("'at most NUMBER' is for numbers and sums: write 'less'"),
            Target::AtMost(amount) => match (&self.measure.figure, &amount.unit) {
                (Figure::Sum(quantity, _), Some(unit)) => {
                    let own = quantity.0.first().and_then(|n| self.register.attribute_definition(&n.text));
                    let own = own.and_then(|d| d.unit.as_ref());
                    let agrees = own.is_none_or(|own| own.agrees(&Unit::of(&unit.text)));
                    (!agrees).then_some("write the amount in the unit of what is added")
                }
                (Figure::Sum(..), None) => Some("write the amount with its unit, such as '100 kg'"),
                _ => None,
            },
            _ => None,
        };
        found.extend(
            wrong.map(|help| self.error("aim", format!("'{}' is no aim of such a measure", aim)).help(help)),
        );
    }

    fn unknown_place(&self, id: &Name) -> Option<Diagnostic> {
        let known = self.register.forum(&id.text).is_some() || self.regime.docket().names(&id.text);
        if known { None } else { unknown_instrument(self.register, &self.measure.source, id) }
    }

    fn names_proposed(&self, figure: &Figure) -> bool {
        let mut names = vec![];
        figure.sets().into_iter().for_each(|set| instruments_in(set, self.register, 0, &mut names));
        if let Figure::Reports(id) | Figure::Commitments(id, _) = figure {
            names.push(id.clone());
        }
        let instruments = names.iter().filter_map(|name| self.register.instrument(&name.text));
        let mut definitions = instruments.map(|ix| self.register.definition(ix));
        definitions.any(|definition| definition.force == Force::Proposed)
    }
}

/// Whether nobody can be in both, as they are written.
fn disjoint(a: &SetExpr, b: &SetExpr) -> bool {
    let (only_states, only_organisations) = (
        |set: &SetExpr| matches!(set, SetExpr::States),
        |set: &SetExpr| matches!(set, SetExpr::Organisations),
    );
    match (a, b) {
        _ if only_states(a) && only_organisations(b) || only_states(b) && only_organisations(a) => true,
        (SetExpr::These(a), SetExpr::These(b)) => a.iter().all(|name| !b.contains(name)),
        (SetExpr::ButNot(_, left_out), other) | (other, SetExpr::ButNot(_, left_out))
            if **left_out == *other =>
        {
            true
        }
        (SetExpr::And(x, y), other) | (other, SetExpr::And(x, y)) => disjoint(x, other) || disjoint(y, other),
        _ => false,
    }
}

/// Whether whoever is in the first set is in the second, as they are written.
fn implies(register: &Register, a: &SetExpr, b: &SetExpr) -> bool {
    let party_to = |set: &SetExpr| match set {
        SetExpr::PartiesTo(_, id) | SetExpr::ContractingPartiesTo(id) => Some(id.text.clone()),
        _ => None,
    };
    match (a, b) {
        (a, b) if a == b => true,
        (SetExpr::And(x, y), b) => implies(register, x, b) || implies(register, y, b),
        (SetExpr::ButNot(x, _), b) => implies(register, x, b),
        (SetExpr::ReportedUnder(x, Some(_)), SetExpr::ReportedUnder(y, None)) => x == y,
        (SetExpr::HostsOf(x, Some(_)), SetExpr::HostsOf(y, None)) => x == y,
        (a, b) => match (party_to(a), party_to(b)) {
            (Some(x), Some(y)) => {
                let definition = register.instrument(&x).map(|ix| register.definition(ix));
                let open_to = definition.and_then(|d| d.open_to.as_ref()).and_then(party_to);
                open_to.is_some_and(|of| of == y)
            }
            _ => false,
        },
    }
}
