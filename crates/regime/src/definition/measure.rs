//! From lines to measures, attributes and areas.

use std::ops::Range;

use super::{fill, translate, trimmed};
use crate::{
    Diagnostic,
    diagnostic::SourceText,
    language::ast::{Aim, Baseline, Figure, Item, Name, Nature, Origin, Silence, Step, Variant},
    register::{Area, AttributeDefinition, Measure, Titles, Unit},
};

/// A measure of which not all lines have been read.
#[derive(Default)]
pub struct MeasureDraft {
    titles: Titles,
    gap: Option<String>,
    asks: Option<String>,
    limits: Option<String>,
    figure: Option<Figure>,
    aim: Option<Aim>,
    from: Option<Origin>,
    since: Option<Baseline>,
    variants: Vec<Variant>,
}

impl MeasureDraft {
    /// Adds a line; false if it is none of a measure's.
    pub fn add(
        &mut self,
        item: &Item,
        source: &SourceText,
        span: &Range<usize>,
        found: &mut Vec<Diagnostic>,
    ) -> bool {
        match item {
            Item::Title(language, title) => translate(&mut self.titles, language, title, source, found),
            Item::Gap(name) => fill(&mut self.gap, name.text.clone(), source, span, found),
            Item::Asks(text) => fill(&mut self.asks, text.clone(), source, span, found),
            Item::Limits(text) => fill(&mut self.limits, text.clone(), source, span, found),
            Item::Figure(figure) => fill(&mut self.figure, figure.clone(), source, span, found),
            Item::Aim(aim) => fill(&mut self.aim, aim.clone(), source, span, found),
            Item::TakenFrom(origin) => fill(&mut self.from, origin.clone(), source, span, found),
            Item::Since(baseline) => fill(&mut self.since, baseline.clone(), source, span, found),
            Item::Variant(variant) => {
                if self.variants.iter().any(|other| other.name == variant.name) {
                    let message = format!("there is a variant \"{}\" already", variant.name);
                    found.push(
                        Diagnostic::error("duplicate", source, trimmed(source, span), message)
                            .help("call one of them otherwise, or take it away"),
                    );
                }
                self.variants.push(variant.clone());
                true
            }
            _ => false,
        }
    }

    /// The measure, if it says what it works out.
    pub fn finish(self, id: Name, title: String, source: &SourceText, span: Range<usize>) -> Option<Measure> {
        Some(Measure {
            id: id.text,
            title,
            titles: self.titles,
            gap: self.gap,
            asks: self.asks,
            limits: self.limits,
            figure: self.figure?,
            aim: self.aim,
            from: self.from,
            since: self.since,
            variants: self.variants,
            source: source.clone(),
            span: trimmed(source, &span),
        })
    }
}

/// An attribute of which not all lines have been read.
#[derive(Default)]
pub struct AttributeDraft {
    titles: Titles,
    unit: Option<Unit>,
    nature: Option<Nature>,
    holds: Option<Step>,
    silence: Option<Silence>,
    part_of: Option<Name>,
    made_of: Option<Vec<Name>>,
    significant: Option<u128>,
    covers: Option<String>,
    from: Option<Origin>,
}

impl AttributeDraft {
    /// Adds a line; false if it is none of an attribute's.
    pub fn add(
        &mut self,
        item: &Item,
        source: &SourceText,
        span: &Range<usize>,
        found: &mut Vec<Diagnostic>,
    ) -> bool {
        match item {
            Item::Title(language, title) => translate(&mut self.titles, language, title, source, found),
            Item::Unit(name) => fill(&mut self.unit, Unit::of(&name.text), source, span, found),
            Item::Nature(nature) => fill(&mut self.nature, *nature, source, span, found),
            Item::Holds(step) => fill(&mut self.holds, *step, source, span, found),
            Item::Silence(silence) => fill(&mut self.silence, *silence, source, span, found),
            Item::MadeOf(names) => fill(&mut self.made_of, names.clone(), source, span, found),
            Item::PartOf(id) => fill(&mut self.part_of, id.clone(), source, span, found),
            Item::Covers(text) => fill(&mut self.covers, text.clone(), source, span, found),
            Item::TakenFrom(origin) => fill(&mut self.from, origin.clone(), source, span, found),
            Item::SignificantQuantity(amount) => {
                let unit = amount.unit.as_ref().map(|unit| Unit::of(&unit.text));
                let base = u128::from(amount.millionths) * unit.as_ref().map_or(1, Unit::scale);
                if !matches!(unit, Some(Unit::Mass(_))) || base == 0 {
                    let message = "a significant quantity is a mass, such as '25 kg'";
                    found.push(Diagnostic::error("unit", source, trimmed(source, span), message));
                }
                fill(&mut self.significant, base, source, span, found)
            }
            _ => false,
        }
    }

    /// The attribute.
    pub fn finish(
        self,
        id: Name,
        title: String,
        source: &SourceText,
        span: Range<usize>,
    ) -> AttributeDefinition {
        AttributeDefinition {
            id: id.text,
            title,
            titles: self.titles,
            unit: self.unit,
            nature: self.nature.unwrap_or(Nature::State),
            holds: self.holds,
            silence: self.silence,
            part_of: self.part_of,
            made_of: self.made_of.unwrap_or_default(),
            significant: self.significant,
            covers: self.covers,
            from: self.from,
            source: source.clone(),
            span: trimmed(source, &span),
        }
    }
}

/// An area of which not all lines have been read.
#[derive(Default)]
pub struct AreaDraft {
    titles: Titles,
    covers: Option<String>,
    from: Option<Origin>,
}

impl AreaDraft {
    /// Adds a line; false if it is none of an area's.
    pub fn add(
        &mut self,
        item: &Item,
        source: &SourceText,
        span: &Range<usize>,
        found: &mut Vec<Diagnostic>,
    ) -> bool {
        match item {
            Item::Title(language, title) => translate(&mut self.titles, language, title, source, found),
            Item::Covers(text) => fill(&mut self.covers, text.clone(), source, span, found),
            Item::TakenFrom(origin) => fill(&mut self.from, origin.clone(), source, span, found),
            _ => false,
        }
    }

    /// The area.
    pub fn finish(self, id: Name, title: String, source: &SourceText) -> Area {
        let AreaDraft { titles, covers, from } = self;
        Area { id: id.text, title, titles, covers, from, source: source.clone() }
    }
}
