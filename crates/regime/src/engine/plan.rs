//! An instrument prepared for evaluation: every name in its clauses looked up.

use super::{Need, Scope, Set};
use crate::{
    Diagnostic,
    language::ast::{Anchor, Condition, Name, Requirement, Rule, SetExpr, Timing},
    register::{Instrument, Register},
};

/// An instrument with every name looked up.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// What its condition requires; all must be met (or, for tacit acceptance, none).
    pub needs: Vec<Need>,
    /// Whether the needs count objections, which prevent, and not deposits, which fulfil.
    pub tacit: bool,
    /// Who is bound without an act of their own.
    pub binds: Option<Set>,
    /// Who may become party.
    pub open_to: Option<Set>,
}

/// The instruments that an instrument's evaluation looks at, with the places that say so.
pub fn references(instrument: &Instrument, register: &Register) -> Vec<Name> {
    let mut names = vec![];
    let add = |set: &SetExpr, names: &mut Vec<_>| super::set::instruments(set, register, 0, names);
    if let Some(set) = &instrument.open_to {
        add(set, &mut names);
    }
    for (clause, _) in &instrument.clauses {
        match &clause.rule {
            Rule::Binds(set) => add(set, &mut names),
            Rule::EntersIntoForce(entry) => {
                let (Timing::After(_, condition) | Timing::OnDateIf(_, condition, _)) = &entry.timing;
                let anchors = [
                    entry.floor.as_ref().map(|f| &f.1),
                    match condition {
                        Condition::Reached(anchor) => Some(anchor),
                        _ => None,
                    },
                ];
                for anchor in anchors.into_iter().flatten() {
                    if let Anchor::EntryIntoForceOf(id) = anchor {
                        names.push(id.clone());
                    }
                }
                let (Condition::Deposits(all) | Condition::NoObjection(_, all)) = condition else { continue };
                for requirement in all {
                    match requirement {
                        Requirement::Number(_, None) | Requirement::Carrying(_, _, None) => {}
                        Requirement::Number(_, Some(set))
                        | Requirement::OfWhich(_, set)
                        | Requirement::ShareOf(_, set)
                        | Requirement::AllOf(set)
                        | Requirement::AllAndOthers(set, _)
                        | Requirement::Carrying(_, _, Some(set)) => add(set, &mut names),
                    }
                }
            }
            _ => {}
        }
    }
    names
}

/// Looks up every name an instrument's evaluation needs.
pub fn plan(instrument: &Instrument, scope: Scope<'_>) -> Result<Plan, Vec<Diagnostic>> {
    let set = |expr| Set::resolve(expr, scope, &instrument.source);
    let mut plan = Plan {
        needs: vec![],
        tacit: false,
        binds: instrument.binds().map(set).transpose()?,
        open_to: instrument.open_to.as_ref().map(set).transpose()?,
    };
    if instrument.on_subscription().is_some() {
        let one = Requirement::Number(1, None);
        plan.needs.push(Need::resolve(&one, "subscription", scope, &instrument.source)?);
    } else if let Some((_, entry)) = instrument.entry() {
        let (Timing::After(_, condition) | Timing::OnDateIf(_, condition, _)) = &entry.timing;
        plan.tacit = matches!(condition, Condition::NoObjection(..));
        let noun = if plan.tacit { "objection" } else { "deposit" };
        if let Condition::Deposits(all) | Condition::NoObjection(_, all) = condition {
            for requirement in all {
                plan.needs.push(Need::resolve(requirement, noun, scope, &instrument.source)?);
            }
        }
    }
    Ok(plan)
}
