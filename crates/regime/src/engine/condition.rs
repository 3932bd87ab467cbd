//! Requirements: counts, shares and weights, three-valued where dates are uncertain.

use std::sync::Arc;

use super::{Scope, Set, Standing};
use crate::{
    ActorSet, Bounds, Count, Day, Diagnostic,
    diagnostic::SourceText,
    language::{
        Counting,
        ast::{Requirement, Share},
    },
    name::nearest,
    register::Register,
};

/// A requirement with every name looked up.
#[derive(Clone, Debug)]
pub struct Need {
    /// As the definition says it.
    pub said: Arc<Counting>,
    kind: NeedKind,
}

#[derive(Clone, Debug)]
enum NeedKind {
    Number(usize, Option<Set>),
    ShareOf(Share, Set),
    AllOf(Set),
    AllAndOthers(Set, usize),
    Carrying(Share, String, Option<Set>),
}

/// What a requirement counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Actors.
    Actors,
    /// Millionths of a weight.
    Weight,
}

/// How far a requirement is met on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Tally {
    /// As the definition says it.
    pub said: Arc<Counting>,
    /// What is counted.
    pub unit: Unit,
    /// How much there is.
    pub have: Count,
    /// How much is needed.
    pub needed: Count,
    /// Out of how much, for shares.
    pub whole: Option<Count>,
    /// Met whatever the uncertain dates turn out to be.
    pub surely: bool,
    /// Met for some choice of them.
    pub possibly: bool,
    /// Of a set that must be complete: who is still missing (possibly).
    pub missing: ActorSet,
}

impl Need {
    /// Looks up every name in a requirement; `noun` is what it counts, such as `deposit`.
    ///
    /// # Errors
    /// Each name that is unknown.
    pub fn resolve(
        requirement: &Requirement,
        noun: &'static str,
        scope: Scope<'_>,
        source: &SourceText,
    ) -> Result<Need, Vec<Diagnostic>> {
        let register = scope.register;
        let set = |expr| Set::resolve(expr, scope, source);
        let kind = match requirement {
            Requirement::Number(n, by) => NeedKind::Number(*n as usize, by.as_ref().map(set).transpose()?),
            Requirement::OfWhich(n, by) => NeedKind::Number(*n as usize, Some(set(by)?)),
            Requirement::ShareOf(share, of) => NeedKind::ShareOf(*share, set(of)?),
            Requirement::AllOf(of) => NeedKind::AllOf(set(of)?),
            Requirement::AllAndOthers(of, n) => NeedKind::AllAndOthers(set(of)?, *n as usize),
            Requirement::Carrying(share, attribute, of) => {
                if !register.attributes.contains_key(&attribute.text) {
                    let near = nearest(&attribute.text, register.attributes.keys().map(String::as_str));
                    let message = format!("there is no attribute '{}'", attribute.text);
                    return Err(vec![
                        Diagnostic::error("unknown-attribute", source, attribute.span.clone(), message)
                            .help_if(near.map(|n| format!("did you mean '{n}'?"))),
                    ]);
                }
                NeedKind::Carrying(*share, attribute.text.clone(), of.as_ref().map(set).transpose()?)
            }
        };
        Ok(Need { said: Arc::new(Counting { requirement: requirement.clone(), noun }), kind })
    }

    /// The sets it looks at.
    fn set(&self) -> Option<&Set> {
        match &self.kind {
            NeedKind::Number(_, set) | NeedKind::Carrying(_, _, set) => set.as_ref(),
            NeedKind::ShareOf(_, set) | NeedKind::AllOf(set) | NeedKind::AllAndOthers(set, _) => Some(set),
        }
    }

    /// Adds every day on which its tally may change for reasons other than a deposit.
    pub fn change_days(&self, register: &Register, standings: &[Arc<Standing>], days: &mut Vec<Day>) {
        if let Some(set) = self.set() {
            set.change_days(standings, days);
        }
        if let NeedKind::Carrying(_, name, _) = &self.kind
            && let Some(attribute) = register.attributes.get(name)
        {
            days.extend(attribute.days());
        }
    }

    /// Those of `who` that the requirement counts on a day.
    pub fn counted(
        &self,
        day: Day,
        who: ActorSet,
        register: &Register,
        standings: &[Arc<Standing>],
    ) -> ActorSet {
        let within = |set: Option<&Set>| set.map_or(who, |set| who & set.at(day, standings).possible);
        match &self.kind {
            NeedKind::AllAndOthers(..) => who,
            NeedKind::Carrying(_, name, set) => {
                let holders = register.attributes.get(name).map(|a| a.holders.at(day).possible);
                within(set.as_ref()) & holders.unwrap_or_default()
            }
            _ => within(self.set()),
        }
    }

    /// Holds the requirement against those who have acted by a day.
    pub fn tally(&self, day: Day, who: Bounds, register: &Register, standings: &[Arc<Standing>]) -> Tally {
        let at = |set: &Set| set.at(day, standings);
        let count = |have: Count, needed: usize| Tally {
            said: self.said.clone(),
            unit: Unit::Actors,
            have,
            needed: Count { min: needed, max: needed },
            whole: None,
            surely: have.min >= needed,
            possibly: have.max >= needed,
            missing: ActorSet::EMPTY,
        };
        match &self.kind {
            NeedKind::Number(n, None) => count(who.count(), *n),
            NeedKind::Number(n, Some(set)) => count(who.and(at(set)).count(), *n),
            NeedKind::ShareOf(share, set) => {
                let of = at(set);
                let (worst, best) = extremes(of, who);
                let need = |whole: usize| share.of(whole).max(1);
                Tally {
                    needed: Count { min: need(of.sure.len()), max: need(of.possible.len()) },
                    whole: Some(of.count()),
                    surely: (who.sure & of.sure).len() >= need(worst.len()),
                    possibly: (who.possible & of.possible).len() >= need(best.len()),
                    ..count(who.and(of).count(), 0)
                }
            }
            NeedKind::AllOf(set) => {
                let of = at(set);
                Tally {
                    needed: of.count(),
                    surely: !of.sure.is_empty() && of.possible.is_subset(&who.sure),
                    possibly: !of.possible.is_empty() && of.sure.is_subset(&who.possible),
                    missing: of.possible - who.sure,
                    ..count(who.and(of).count(), 0)
                }
            }
            NeedKind::AllAndOthers(set, n) => {
                let of = at(set);
                let others = who.but_not(of).count();
                Tally {
                    needed: Count { min: of.sure.len() + n, max: of.possible.len() + n },
                    surely: of.possible.is_subset(&who.sure) && others.min >= *n,
                    possibly: of.sure.is_subset(&who.possible) && others.max >= *n,
                    missing: of.possible - who.sure,
                    ..count(who.count(), 0)
                }
            }
            NeedKind::Carrying(share, name, set) => {
                let Some(attribute) = register.attributes.get(name) else {
                    return count(Count::default(), 1);
                };
                let of = match set {
                    Some(set) => at(set).and(attribute.holders.at(day)),
                    None => attribute.holders.at(day),
                };
                let (worst, best) = extremes(of, who);
                let weigh = |set: ActorSet| attribute.weight(set, day);
                let (least, most) = (weigh(who.sure & of.sure), weigh(who.possible & of.possible));
                let size = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
                let need = |whole: u64| share.of(size(whole)).max(1);
                Tally {
                    unit: Unit::Weight,
                    needed: Count { min: need(weigh(of.sure)), max: need(weigh(of.possible)) },
                    whole: Some(Count { min: size(weigh(of.sure)), max: size(weigh(of.possible)) }),
                    surely: least > 0 && share.met(least, weigh(worst)),
                    possibly: most > 0 && share.met(most, weigh(best)),
                    ..count(Count { min: size(least), max: size(most) }, 0)
                }
            }
        }
    }
}

/// The wholes that make a share hardest and easiest to reach: those of the set who may not have acted weigh
/// against it, those who may have acted weigh for it.
fn extremes(of: Bounds, who: Bounds) -> (ActorSet, ActorSet) {
    (of.sure | (of.possible - who.sure), of.sure | (of.possible & who.possible))
}
