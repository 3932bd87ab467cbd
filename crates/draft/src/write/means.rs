//! What the rules of a text would do, told by what treaties' histories would have been under them, and by what may come.

use comity_foresee::{
    MayEnter, RUN, Reference, World, WouldHave,
    forecast::{horizon, world},
    histories, may_enter, would_have,
};
use comity_regime::{
    Day, Diagnostic, InstrumentIx, Regime, SourceText,
    language::{
        self,
        ast::{Force, Item, Rule},
    },
};
use serde::Serialize;

use super::{Definition, Problem, definition};
use crate::{
    fold::state::Table,
    part::{clause::RULE, provision::vocabulary},
    reading::{Reading, Shown},
};

vocabulary! {
    /// Why there is no forecast of when a text would enter into force.
    NoForecast {
        /// It is adopted: the instrument that it became has a forecast of its own.
        Adopted = "adopted",
        /// The record has acts on the instrument that it became: what came is no forecast.
        Exists = "exists",
        /// No treaty of the record has entered into force by deposits: its States are none whose joining is known.
        NoHistory = "no_history",
        /// Its clause, or who may join it, speaks of what the record has not, or no forecast goes so far.
        DoesNotRun = "does_not_run",
    }
}

impl NoForecast {
    /// It in English words.
    pub fn said(self) -> &'static str {
        match self {
            NoForecast::Adopted => "the text is adopted: its instrument has a forecast of its own",
            NoForecast::Exists => "the record has the instrument that the text became",
            NoForecast::NoHistory => "no treaty of the record has entered into force by deposits",
            NoForecast::DoesNotRun => {
                "its clause, or who may join it, speaks of what this record has not, or no forecast goes so far"
            }
        }
    }
}

/// What a text would mean.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Means {
    /// The instrument that it would become.
    pub instrument: String,
    /// What is wrong with the definition as it stands, by provision.
    pub problems: Vec<Problem>,
    /// Its clauses on entry into force: as they stand, and as each proposal would have them.
    pub entry_into_force: Vec<Version>,
    /// Why none of them has a forecast; nothing if they have.
    pub no_forecast: Option<NoForecast>,
    /// The areas that it would cover.
    pub areas: Vec<Covered>,
}

/// A clause on entry into force, as it stands or as somebody proposes it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Version {
    /// The provision.
    pub provision: String,
    /// The clause.
    pub rule: String,
    /// The proposals that say so; none for what stands.
    pub proposals: Vec<String>,
    /// Who proposes it.
    pub by: Vec<String>,
    /// When treaties would have entered into force under it, by the acts that there are.
    pub would_have: Vec<WouldHave>,
    /// When it may enter into force, were it open from the month after this day to whom it says (to all States of the record, if it does
    /// not say), and were it joined as treaties of the reference class are.
    pub may_enter: Option<MayEnter>,
}

/// An area that a text would cover.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Covered {
    /// The area.
    pub area: String,
    /// The provision that covers it.
    pub provision: String,
    /// Binding instruments that cover it and are surely in force.
    pub covered_by: Vec<String>,
}

/// What a text would mean on a day; its own record is `own`, the histories are those of `past`. Nothing if no provision has a rule.
///
/// # Errors
/// A clause speaks of what the record of the histories has not.
pub fn means(table: &Table, own: &Regime, past: &Regime, on: Day) -> Result<Option<Means>, Vec<Diagnostic>> {
    let Some(made) = definition(table, &|_| false, None) else { return Ok(None) };
    let reading = table.reading();
    let mut entry_into_force = versions(table, &reading, past, on)?;
    let no_forecast = foresee(table, &made, &mut entry_into_force, past, on).err();
    Ok(Some(Means {
        instrument: made.instrument.clone(),
        problems: made.tried(own).err().unwrap_or_default(),
        entry_into_force,
        no_forecast,
        areas: areas(&reading, past, on),
    }))
}

fn versions(
    table: &Table,
    reading: &Reading,
    past: &Regime,
    on: Day,
) -> Result<Vec<Version>, Vec<Diagnostic>> {
    let mut versions: Vec<Version> = vec![];
    for shown in &reading.provisions {
        for proposal in std::iter::once(None).chain(shown.proposals.iter().map(Some)) {
            let Some(rule) = rule(shown, proposal).filter(|rule| is_entry(rule)) else { continue };
            let by = proposal.map(|id| table.proponents(id)).unwrap_or_default();
            let proposals: Vec<String> = proposal.cloned().into_iter().collect();
            match versions.iter_mut().find(|v| v.provision == shown.id && v.rule == rule) {
                // What stands has nobody behind it, and who proposes something else leaves it as it is.
                Some(stands) if stands.proposals.is_empty() => {}
                Some(same) => {
                    same.proposals.extend(proposals);
                    same.by.extend(by);
                }
                None => {
                    let each = histories(past).into_iter().map(|ix| would_have(past, ix, &rule, on));
                    let would_have = each.collect::<Result<_, _>>()?;
                    let (provision, may_enter) = (shown.id.clone(), None);
                    versions.push(Version { provision, rule, proposals, by, would_have, may_enter });
                }
            }
        }
    }
    Ok(versions)
}

/// Gives each version of the clause what may come under it: the same futures for all of them.
fn foresee(
    table: &Table,
    made: &Definition,
    versions: &mut [Version],
    past: &Regime,
    on: Day,
) -> Result<(), NoForecast> {
    if versions.is_empty() {
        return Ok(());
    }
    let (regime, ix, world) = prospect(table, made, past, on)?;
    for version in versions {
        let found = may_enter(&regime, ix, &version.rule, &world, RUN);
        version.may_enter = Some(found.map_err(|_| NoForecast::DoesNotRun)?);
    }
    Ok(())
}

/// The world in which a text is looked ahead at, with the instrument that it would become among those proposed.
fn prospect(
    table: &Table,
    made: &Definition,
    past: &Regime,
    on: Day,
) -> Result<(Regime, InstrumentIx, World), NoForecast> {
    if table.adopted.is_some() {
        return Err(NoForecast::Adopted);
    }
    let there = past.register().instrument(&made.instrument);
    if there.is_some_and(|ix| past.register().definition(ix).force != Force::Proposed) {
        return Err(NoForecast::Exists);
    }
    if histories(past).is_empty() {
        return Err(NoForecast::NoHistory);
    }
    // When it enters into force hangs on its clause and on who may join; what its other rules speak of may be of another record.
    let regime = made.bare().tried(past).map_err(|_| NoForecast::DoesNotRun)?;
    let ix = regime.register().instrument(&made.instrument).ok_or(NoForecast::DoesNotRun)?;
    let reference = Reference::built_in(&regime.register().actors).map_err(|_| NoForecast::DoesNotRun)?;
    let world = world(&regime, &reference, ix, (on, horizon(on))).map_err(|_| NoForecast::DoesNotRun)?;
    Ok((regime, ix, world))
}

/// The rule of a provision as it stands, or as a proposal would have it.
fn rule(shown: &Shown, proposal: Option<&String>) -> Option<String> {
    let takes = |id: &str| proposal.is_some_and(|p| p == id);
    let stands = shown.proposed.as_deref().is_none_or(takes);
    shown.taking(RULE, &takes).filter(|rule| stands && !rule.is_empty())
}

fn is_entry(rule: &str) -> bool {
    matches!(item(rule), Some(Item::Clause(clause)) if matches!(clause.rule, Rule::EntersIntoForce(_)))
}

fn item(rule: &str) -> Option<Item> {
    let (script, _) = language::parse(&SourceText::new(RULE, rule));
    script.lines.into_iter().find_map(|line| line.item)
}

fn areas(reading: &Reading, past: &Regime, on: Day) -> Vec<Covered> {
    let mut areas = vec![];
    for shown in &reading.provisions {
        let Some(Item::Reaches(_, names)) = rule(shown, None).as_deref().and_then(item) else { continue };
        for name in names {
            let area = name.text;
            let covered_by = covering(past, &area, on);
            areas.push(Covered { area, provision: shown.id.clone(), covered_by });
        }
    }
    areas
}

/// Binding instruments that cover an area and are surely in force.
fn covering(regime: &Regime, area: &str, on: Day) -> Vec<String> {
    let register = regime.register();
    let covers = register.instruments.iter().filter(|instrument| {
        let in_force = |ix| regime.standing(ix).in_force_on(on).0;
        instrument.force == Force::Binding
            && instrument.reaches.iter().any(|(_, id)| id.text == area)
            && register.instrument(&instrument.id).is_some_and(in_force)
    });
    covers.map(|instrument| instrument.id.clone()).collect()
}
