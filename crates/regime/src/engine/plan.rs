//! An instrument prepared for evaluation: every name in its clauses looked up.

use super::{Need, Scope, Set};
use crate::{
    Diagnostic, InstrumentIx,
    language::ast::{
        Anchor, Condition, Deemed, Moment, Name, OptOut, Provisional, Requirement, Reservations, Rule,
        SetExpr, Timing, Validity,
    },
    register::{Instrument, Register},
};

/// An instrument with every name looked up.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The ways in which it enters into force.
    pub ways: Vec<PlannedWay>,
    /// Who is bound without an act of their own.
    pub binds: Vec<Binding>,
    /// Who applies it provisionally without a declaration.
    pub provisional: Vec<(Validity, Set)>,
    /// Whoever leaves these leaves it with them: what it amends, and what its clauses say.
    pub left_with: Vec<(Validity, InstrumentIx)>,
    /// Who may become party.
    pub open_to: Option<Set>,
    /// The same, where it does not ask about the instrument itself.
    pub could: Option<Set>,
}

/// One way in which an instrument enters into force.
#[derive(Clone, Debug)]
pub struct PlannedWay {
    /// The clause, by its place among those of the instrument.
    pub clause: usize,
    /// Which of the clause's alternatives.
    pub way: usize,
    /// What its condition requires; all must be met (or, for tacit acceptance, none).
    pub needs: Vec<Need>,
    /// Whether the needs count objections, which prevent, and not deposits, which fulfil.
    pub tacit: bool,
}

/// Those whom a clause binds without an act of their own.
#[derive(Clone, Debug)]
pub struct Binding {
    /// When the clause counts.
    pub valid: Validity,
    /// Whom.
    pub set: Set,
    /// How one stays out.
    pub opt_out: Option<OptOut>,
}

/// The instruments that an instrument's evaluation looks at, with the places that say so; itself only where that would
/// go round in a circle.
pub fn references(instrument: &Instrument, register: &Register) -> Vec<Name> {
    let mut names = vec![];
    let add = |set: &SetExpr, names: &mut Vec<_>| super::resolve::instruments(set, register, 0, names);
    // What is worked out last may look at the instrument itself.
    let mut last = vec![];
    if let Some(set) = &instrument.open_to {
        add(set, &mut last);
    }
    names.extend(instrument.amends.clone());
    for (clause, _) in &instrument.clauses {
        match &clause.rule {
            Rule::Binds(set, _) => {
                super::resolve::instruments_bound(set, &instrument.id, register, &mut names)
            }
            Rule::DenouncedWith(id) => names.push(id.clone()),
            Rule::Reservations(Reservations::UnlessObjected { of, .. }) => add(of, &mut last),
            Rule::ProvisionalApplication(Provisional::ByDefault { by, from, until, .. }) => {
                add(by, &mut last);
                last.extend([Some(from), until.as_ref()].into_iter().flatten().filter_map(entry_of));
            }
            Rule::EntersIntoForce(entry) => {
                for way in &entry.ways {
                    names.extend(way.floor.iter().filter_map(entry_of));
                    let Some(condition) = way.timing.condition() else { continue };
                    add_condition(condition, &instrument.id, register, &mut names);
                }
            }
            _ => {}
        }
    }
    last.retain(|name| name.text != instrument.id);
    names.extend(last);
    names
}

fn entry_of(moment: &Moment) -> Option<Name> {
    match &moment.anchor {
        Anchor::EntryIntoForceOf(id) => Some(id.clone()),
        _ => None,
    }
}

fn add_condition(condition: &Condition, own: &str, register: &Register, names: &mut Vec<Name>) {
    let all = match condition {
        Condition::Reached(Anchor::EntryIntoForceOf(id)) => return names.push(id.clone()),
        Condition::Reached(_) => return,
        Condition::Deposits(all) => all,
        Condition::NoObjection(deemed, all) => {
            if let Deemed::AtEndOf(end) = deemed {
                names.extend(entry_of(end));
            }
            all
        }
    };
    for requirement in all {
        let Some(set) = requirement.set() else { continue };
        super::resolve::instruments_before(set, own, register, names);
    }
}

/// Looks up every name an instrument's evaluation needs.
pub fn plan(instrument: &Instrument, scope: Scope<'_>) -> Result<Plan, Vec<Diagnostic>> {
    let scope = Scope { of: Some(instrument), ..scope };
    let set = |expr| Set::resolve(expr, scope, &instrument.source);
    let need = |requirement, noun| Need::resolve(requirement, noun, scope, &instrument.source);
    let open_to = instrument.open_to.as_ref().map(set).transpose()?;
    let mut asks = vec![];
    instrument.open_to.iter().for_each(|set| super::resolve::instruments(set, scope.register, 0, &mut asks));
    let could = open_to.clone().filter(|_| asks.iter().all(|name| name.text != instrument.id));
    let mut plan = Plan { open_to, could, ..Plan::default() };
    let known = |name: &Name| scope.register.instrument(&name.text);
    plan.left_with.extend(instrument.amends.as_ref().and_then(known).map(|ix| (Validity::default(), ix)));
    for (at, (clause, _)) in instrument.clauses.iter().enumerate() {
        match &clause.rule {
            Rule::DenouncedWith(id) => plan.left_with.extend(known(id).map(|ix| (clause.valid, ix))),
            Rule::TakesEffectOnSubscription => {
                let needs = vec![need(&Requirement::Number(1, None), "subscription")?];
                plan.ways.push(PlannedWay { clause: at, way: 0, needs, tacit: false });
            }
            Rule::EntersIntoForce(entry) => {
                for (way, said) in entry.ways.iter().enumerate() {
                    let (tacit, needs) = match said.timing.condition() {
                        None => (false, vec![need(&Requirement::Number(1, None), "deposit")?]),
                        Some(Condition::Reached(_)) => (false, vec![]),
                        Some(Condition::Deposits(all)) => {
                            (false, all.iter().map(|r| need(r, "deposit")).collect::<Result<_, _>>()?)
                        }
                        Some(Condition::NoObjection(_, all)) => {
                            (true, all.iter().map(|r| need(r, "objection")).collect::<Result<_, _>>()?)
                        }
                    };
                    plan.ways.push(PlannedWay { clause: at, way, needs, tacit });
                }
            }
            Rule::Binds(bound, opt_out) => {
                plan.binds.push(Binding { valid: clause.valid, set: set(bound)?, opt_out: *opt_out });
            }
            Rule::ProvisionalApplication(Provisional::ByDefault { by, .. }) => {
                plan.provisional.push((clause.valid, set(by)?));
            }
            Rule::Reservations(Reservations::UnlessObjected { of, .. }) => {
                // Looked up when it is asked for; here for the mistakes.
                set(of)?;
            }
            _ => {}
        }
    }
    Ok(plan)
}

impl PlannedWay {
    /// When it counts, when the instrument enters into force by it, and from what floor.
    pub fn said<'a>(&self, instrument: &'a Instrument) -> Option<(Validity, &'a Timing, Option<&'a Moment>)> {
        let (clause, _) = instrument.clauses.get(self.clause)?;
        match &clause.rule {
            Rule::EntersIntoForce(entry) => {
                let way = entry.ways.get(self.way)?;
                Some((clause.valid, &way.timing, way.floor.as_ref()))
            }
            _ => None,
        }
    }
}
