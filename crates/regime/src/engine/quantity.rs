//! Quantities looked up: attributes added up, and who has so much of them.

use crate::{
    ActorIx, Actors, BoundsTimeline, Day, Diagnostic, Register, Timeline,
    diagnostic::SourceText,
    language::ast::{Comparison, Name, Quantity, Threshold},
    name::nearest,
    register::{Amounts, Attribute, Unit, Value},
};

/// How deeply what attributes are made of may be made of others.
const DEEPEST: usize = 8;

/// A quantity with every attribute looked up.
#[derive(Clone, Debug)]
pub struct Stock<'a> {
    /// Those that have rows: of what is made of others, the others.
    of: Vec<(&'a str, &'a Attribute)>,
    /// All that were looked up: nothing is added twice.
    seen: Vec<&'a str>,
}

impl<'a> Stock<'a> {
    /// Looks up every attribute.
    ///
    /// # Errors
    /// Each that is unknown, has no unit, or is in a unit that cannot be added to that of the first.
    pub fn resolve(
        of: &'a Quantity,
        register: &'a Register,
        source: &SourceText,
    ) -> Result<Stock<'a>, Vec<Diagnostic>> {
        let mut found = vec![];
        let mut stock = Stock { of: vec![], seen: vec![] };
        for name in &of.0 {
            stock.add(name, 0, register, source, &mut found);
        }
        if found.is_empty() { Ok(stock) } else { Err(found) }
    }

    /// Adds an attribute, or what it is made of.
    fn add(
        &mut self,
        name: &'a Name,
        depth: usize,
        register: &'a Register,
        source: &SourceText,
        found: &mut Vec<Diagnostic>,
    ) {
        let error = |code, message| Diagnostic::error(code, source, name.span.clone(), message);
        if self.seen.contains(&name.text.as_str()) {
            let help = "keep the whole, or its parts";
            found.push(error("counts-twice", format!("'{}' is added twice", name.text)).help(help));
            return;
        }
        self.seen.push(&name.text);
        let Some(attribute) = register.attributes.get(&name.text) else {
            let near = nearest(&name.text, register.attributes.keys().map(String::as_str));
            let message = format!("there is no attribute '{}'", name.text);
            found.push(
                error("unknown-attribute", message)
                    .help_if(near.map(|near| format!("did you mean '{near}'?"))),
            );
            return;
        };
        let definition = attribute.definition.as_ref();
        if let Some(definition) = definition.filter(|definition| !definition.made_of.is_empty()) {
            if depth == DEEPEST {
                found.push(error("cycle", "attributes are made of each other in a circle".into()));
                return;
            }
            for part in &definition.made_of {
                self.add(part, depth + 1, register, &definition.source, found);
            }
            return;
        }
        let Some(unit) = definition.and_then(|d| d.unit.as_ref()) else {
            let message = format!("nothing says in which unit '{}' is", name.text);
            let help =
                format!("add a definition: attribute {} \"Title\", with the line 'unit kg'", name.text);
            found.push(error("no-unit", message).help(help));
            return;
        };
        if let Some(other) = self.unit().filter(|other| !unit.agrees(other)) {
            let message = format!("'{}' is in {unit}, and what stands before it in {other}", name.text);
            let help = "add only what is in one unit; g, kg and t are converted into each other";
            found.push(error("unit", message).help(help));
        }
        self.of.push((&name.text, attribute));
    }

    /// The attributes that are added up, by their names.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a Attribute)> {
        self.of.iter().copied()
    }

    /// One attribute alone.
    pub fn single(name: &'a str, attribute: &'a Attribute) -> Stock<'a> {
        Stock { of: vec![(name, attribute)], seen: vec![] }
    }

    /// Those attributes that are parts of another, or of a part of it.
    pub fn parts_of(&self, whole: &str, register: &Register) -> Stock<'a> {
        let is_part = |attribute: &Attribute| {
            let mut definition = attribute.definition.as_ref();
            for _ in 0..DEEPEST {
                let Some(of) = definition.and_then(|d| d.part_of.as_ref()) else { return false };
                if of.text == whole {
                    return true;
                }
                definition = register.attribute_definition(&of.text);
            }
            false
        };
        Stock {
            of: self.of.iter().filter(|(_, attribute)| is_part(attribute)).copied().collect(),
            seen: vec![],
        }
    }

    /// The same without those of another.
    pub fn without(&self, other: &Stock<'_>) -> Stock<'a> {
        let own = self.of.iter().filter(|(name, _)| other.of.iter().all(|(theirs, _)| theirs != name));
        Stock { of: own.copied().collect(), seen: vec![] }
    }

    /// The unit it is in.
    pub fn unit(&self) -> Option<&'a Unit> {
        self.attributes().find_map(|(_, attribute)| attribute.definition.as_ref()?.unit.as_ref())
    }

    /// What each attribute says of an actor on a day.
    pub fn values(
        &self,
        actor: ActorIx,
        day: Day,
    ) -> impl Iterator<Item = (&'a str, &'a Attribute, &'a Value)> {
        self.attributes().filter_map(move |(name, attribute)| {
            Some((name, attribute, attribute.line.as_ref()?.at(actor, day)))
        })
    }

    /// How much an actor has on a day, in millionths of the base unit.
    pub fn at(&self, actor: ActorIx, day: Day) -> Amounts {
        self.values(actor, day).map(|(_, _, value)| value.amounts).sum()
    }

    /// The same in significant quantities, in millionths of one.
    fn in_significant_quantities(&self, actor: ActorIx, day: Day) -> Amounts {
        let of = |(_, attribute, value): (&str, &Attribute, &Value)| {
            let one = attribute.definition.as_ref().and_then(|d| d.significant);
            one.map_or(Amounts::UNKNOWN, |one| value.amounts.per(one))
        };
        self.values(actor, day).map(of).sum()
    }

    /// The days on which it may change for anybody.
    pub fn days(&self) -> impl Iterator<Item = Day> {
        self.attributes().filter_map(|(_, attribute)| attribute.line.as_ref()).flat_map(|line| line.days())
    }

    fn days_of(&self, actor: ActorIx) -> Vec<Day> {
        let lines = self.attributes().filter_map(|(_, attribute)| attribute.line.as_ref());
        let mut days: Vec<Day> = lines.flat_map(|line| line.days_of(actor)).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Who has so much of it when: surely if the least is enough, possibly if the most is.
    ///
    /// # Errors
    /// That the amount is in a unit that it cannot be compared in.
    pub fn holders(&self, threshold: &Threshold, actors: &Actors) -> Result<BoundsTimeline, String> {
        let unit = threshold.amount.unit.as_ref().map(|unit| Unit::of(&unit.text));
        let own = self.unit();
        let significant = unit == Some(Unit::SignificantQuantity) && own != Some(&Unit::SignificantQuantity);
        if significant {
            let lacks = |a: &Attribute| a.definition.as_ref().is_none_or(|d| d.significant.is_none());
            if let Some((name, _)) = self.attributes().find(|(_, attribute)| lacks(attribute)) {
                return Err(format!(
                    "nothing says how much of '{name}' is a significant quantity: add the line 'significant quantity 25 kg' to its definition"
                ));
            }
        } else if let (Some(unit), Some(own)) = (&unit, own)
            && !unit.agrees(own)
        {
            return Err(format!("{unit} cannot be compared with {own}, in which '{}' is", threshold.of));
        }
        let scale = unit.as_ref().map_or(1, Unit::scale);
        let much = u128::from(threshold.amount.millionths).saturating_mul(scale);
        let at = |actor, day| {
            if significant { self.in_significant_quantities(actor, day) } else { self.at(actor, day) }
        };
        let (mut sure, mut possible) = (vec![], vec![]);
        for (origin, _) in actors.iter().filter(|(_, actor)| actor.continues.is_none()) {
            let days = self.days_of(origin);
            for (place, day) in days.iter().enumerate() {
                let amounts = at(origin, *day);
                let (surely, possibly) = meets(threshold.comparison, amounts, much);
                if !possibly {
                    continue;
                }
                let to = days.get(place + 1).copied().unwrap_or(Day::MAX);
                for (actor, begins, ends) in actors.tenures(origin) {
                    let span = (actor, begins.max(*day), ends.min(to));
                    if surely {
                        sure.push(span);
                    }
                    possible.push(span);
                }
            }
        }
        Ok(BoundsTimeline::new(Timeline::from_spans(sure), Timeline::from_spans(possible)))
    }
}

/// Whether an amount surely meets a comparison, and whether it may.
fn meets(comparison: Comparison, amounts: Amounts, much: u128) -> (bool, bool) {
    let high = |test: fn(&u128, &u128) -> bool| amounts.high.is_none_or(|high| test(&high, &much));
    match comparison {
        Comparison::AtLeast => (amounts.low >= much, high(u128::ge)),
        Comparison::MoreThan => (amounts.low > much, high(u128::gt)),
        Comparison::LessThan => (amounts.high.is_some_and(|high| high < much), amounts.low < much),
    }
}
