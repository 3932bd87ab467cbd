//! Requirements: counts, shares and weights, three-valued where dates are uncertain.

use std::sync::Arc;

use super::{
    Scope, Set,
    resolve::named,
    set::{Lines, members_among},
};
use crate::{
    ActorSet, Bounds, Count, Day, Diagnostic,
    diagnostic::SourceText,
    language::{
        Counting,
        ast::{Anchor, Requirement, SetExpr, Share, Weight},
    },
    name::nearest,
    register::List,
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
    ShareOfNumber(Share, Set),
    AllOf(Whole),
    AllAndOthers(Whole, usize),
    Carrying(Weight, String, Option<Set>),
}

/// A set of which all are needed.
#[derive(Clone, Debug)]
enum Whole {
    /// As it is on the day.
    Of(Set),
    /// Those named, by the first of each chain of States: one that has ended without depositing is still missing.
    Named(ActorSet),
}

impl Whole {
    fn resolve(expr: &SetExpr, scope: Scope<'_>, source: &SourceText) -> Result<Whole, Vec<Diagnostic>> {
        let mut found = vec![];
        let set = match expr {
            SetExpr::These(names) => named(names, scope.register, source, &mut found),
            // The names of a list are named as much as if they stood here.
            SetExpr::List(name) => match scope.register.lists.iter().find(|list| list.id == name.text) {
                Some(List { members: SetExpr::These(names), source, .. }) => {
                    named(names, scope.register, source, &mut found)
                }
                _ => return Set::resolve(expr, scope, source).map(Whole::Of),
            },
            _ => return Set::resolve(expr, scope, source).map(Whole::Of),
        };
        if found.is_empty() { Ok(Whole::Named(set)) } else { Err(found) }
    }

    fn at(&self, day: Day, lines: Lines<'_>) -> Bounds {
        match self {
            Whole::Of(set) => set.at(day, lines),
            Whole::Named(origins) => {
                let actors = &lines.register.actors;
                Bounds::certain(origins.iter().map(|origin| actors.standing_for(origin, day)).collect())
            }
        }
    }
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
    /// Which of the ways of entering into force asks for it, from 1 on; 0 where there is but one.
    pub alternative: usize,
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
            Requirement::ShareOfNumber(share, of) => NeedKind::ShareOfNumber(*share, set(of)?),
            Requirement::AllOf(of) => NeedKind::AllOf(Whole::resolve(of, scope, source)?),
            Requirement::AllAndOthers(of, n) => {
                NeedKind::AllAndOthers(Whole::resolve(of, scope, source)?, *n as usize)
            }
            Requirement::Carrying(weight, attribute, of) => {
                if !register.attributes.contains_key(&attribute.text) {
                    let near = nearest(&attribute.text, register.attributes.keys().map(String::as_str));
                    let message = format!("there is no attribute '{}'", attribute.text);
                    return Err(vec![
                        Diagnostic::error("unknown-attribute", source, attribute.span.clone(), message)
                            .help_if(near.map(|n| format!("did you mean '{n}'?"))),
                    ]);
                }
                NeedKind::Carrying(*weight, attribute.text.clone(), of.as_ref().map(set).transpose()?)
            }
        };
        // Asked about elsewhere, a set says its day by its date.
        let requirement = requirement.dated(&|anchor| match (anchor, scope.of) {
            (Anchor::Opening, Some(of)) => of.opened,
            (Anchor::Adoption, Some(of)) => of.adopted,
            _ => None,
        });
        Ok(Need { said: Arc::new(Counting { requirement, noun }), kind })
    }

    /// Adds every day on which its tally may change for reasons other than a deposit.
    pub fn change_days(&self, lines: Lines<'_>, days: &mut Vec<Day>) {
        match &self.kind {
            NeedKind::Number(_, set) => set.iter().for_each(|set| set.change_days(lines, days)),
            NeedKind::ShareOf(_, set)
            | NeedKind::ShareOfNumber(_, set)
            | NeedKind::AllOf(Whole::Of(set))
            | NeedKind::AllAndOthers(Whole::Of(set), _) => set.change_days(lines, days),
            NeedKind::AllOf(Whole::Named(origins)) | NeedKind::AllAndOthers(Whole::Named(origins), _) => {
                let actors = &lines.register.actors;
                days.extend(
                    origins.iter().flat_map(|origin| actors.tenures(origin)).map(|(_, from, _)| from),
                );
            }
            NeedKind::Carrying(_, name, set) => {
                set.iter().for_each(|set| set.change_days(lines, days));
                days.extend(lines.register.attributes.get(name).into_iter().flat_map(|a| a.days()));
            }
        }
    }

    /// Those of `who` that the requirement counts on a day.
    pub fn counted(&self, day: Day, who: ActorSet, lines: Lines<'_>) -> ActorSet {
        let who = Bounds { sure: ActorSet::EMPTY, possible: who };
        match &self.kind {
            NeedKind::AllAndOthers(..) | NeedKind::ShareOfNumber(..) | NeedKind::Number(_, None) => who,
            NeedKind::Number(_, Some(set)) => members_among(set, day, who, lines),
            NeedKind::ShareOf(_, set) => who.and(set.at(day, lines)),
            NeedKind::AllOf(whole) => who.and(whole.at(day, lines)),
            NeedKind::Carrying(_, name, set) => {
                let holders = lines.register.attributes.get(name).map(|a| a.holders.at(day));
                let within = set.as_ref().map_or(who, |set| who.and(set.at(day, lines)));
                within.and(holders.unwrap_or_default())
            }
        }
        .possible
    }

    /// Holds the requirement against those who have deposited (or objected) by a day, whatever became of them since.
    pub fn tally(&self, day: Day, who: Bounds, lines: Lines<'_>) -> Tally {
        let count = |have: Count, needed: usize| Tally {
            said: self.said.clone(),
            unit: Unit::Actors,
            have,
            needed: Count { min: needed, max: needed },
            whole: None,
            surely: have.min >= needed,
            possibly: have.max >= needed,
            missing: ActorSet::EMPTY,
            alternative: 0,
        };
        match &self.kind {
            NeedKind::Number(n, None) => count(who.count(), *n),
            NeedKind::Number(n, Some(set)) => count(members_among(set, day, who, lines).count(), *n),
            NeedKind::ShareOf(share, set) => {
                let of = set.at(day, lines);
                // Those of the set who may not have acted weigh against it, those who may have acted weigh for it.
                let worst = of.sure | (of.possible - who.sure);
                let best = of.sure | (of.possible & who.possible);
                let need = |whole: usize| share.of(whole).max(1);
                Tally {
                    needed: Count { min: need(of.sure.len()), max: need(of.possible.len()) },
                    whole: Some(of.count()),
                    surely: (who.sure & of.sure).len() >= need(worst.len()),
                    possibly: (who.possible & of.possible).len() >= need(best.len()),
                    ..count(who.and(of).count(), 0)
                }
            }
            NeedKind::ShareOfNumber(share, set) => {
                let of = set.at(day, lines).count();
                let (have, need) = (who.count(), |whole: usize| share.of(whole).max(1));
                Tally {
                    needed: Count { min: need(of.min), max: need(of.max) },
                    whole: Some(of),
                    surely: have.min >= need(of.max),
                    possibly: have.max >= need(of.min),
                    ..count(have, 0)
                }
            }
            NeedKind::AllOf(whole) => {
                let of = whole.at(day, lines);
                Tally {
                    needed: of.count(),
                    surely: !of.sure.is_empty() && of.possible.is_subset(&who.sure),
                    possibly: !of.possible.is_empty() && of.sure.is_subset(&who.possible),
                    missing: of.possible - who.sure,
                    ..count(who.and(of).count(), 0)
                }
            }
            NeedKind::AllAndOthers(whole, n) => {
                let of = whole.at(day, lines);
                let others = who.but_not(of).count();
                Tally {
                    needed: Count { min: of.sure.len() + n, max: of.possible.len() + n },
                    surely: of.possible.is_subset(&who.sure) && others.min >= *n,
                    possibly: of.sure.is_subset(&who.possible) && others.max >= *n,
                    missing: of.possible - who.sure,
                    ..count(who.count(), 0)
                }
            }
            NeedKind::Carrying(weight, name, set) => {
                let Some(attribute) = lines.register.attributes.get(name) else {
                    return count(Count::default(), 1);
                };
                let of = match set {
                    Some(set) => set.at(day, lines).and(attribute.holders.at(day)),
                    None => attribute.holders.at(day),
                };
                let least = |set: ActorSet| attribute.least(set, day);
                let most = |set: ActorSet| attribute.most(set, day);
                let (low, high) = (least(who.sure & of.sure), most(who.possible & of.possible));
                let size = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
                let have = Count { min: size(low), max: size(high) };
                let whole = Count { min: size(least(of.sure)), max: size(most(of.possible)) };
                match weight {
                    Weight::Amount(amount) => Tally {
                        unit: Unit::Weight,
                        surely: low > 0 && low >= *amount,
                        possibly: high > 0 && high >= *amount,
                        ..count(have, size(*amount))
                    },
                    Weight::Share(share) => {
                        let worst = low.saturating_add(most(of.possible - who.sure));
                        let best = high.saturating_add(least(of.sure - who.possible));
                        let need = |whole: usize| share.of(whole).max(1);
                        Tally {
                            unit: Unit::Weight,
                            needed: Count { min: need(whole.min), max: need(whole.max) },
                            whole: Some(whole),
                            surely: low > 0 && share.met(low, worst),
                            possibly: high > 0 && share.met(high, best),
                            ..count(have, 0)
                        }
                    }
                }
            }
        }
    }
}
