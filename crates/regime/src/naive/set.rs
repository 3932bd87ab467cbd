//! Who is in a set on a day.

use super::{Actors, Asked, Naive};
use crate::{
    ActorIx, ActorKind, Day, InstrumentIx, Register,
    language::ast::{Anchor, Comparison, Kind, Name, Nature, SetExpr, Threshold},
    register::{Attribute, AttributeRow, Membership},
};

impl Naive<'_> {
    /// Who has consented to be bound by a day, whether the instrument is in force or not.
    pub fn contracting(&self, ix: InstrumentIx, day: Day) -> Actors {
        Self::open_on(&self.consents(ix), day).flat_map(|c| self.concerned(c.origin, day)).collect()
    }

    /// Whose instruments the depositary holds on a day, if it is not in force yet.
    pub(super) fn deposited(&self, ix: InstrumentIx, day: Day) -> Actors {
        Self::open_on(&self.consents_if(ix, None), day).filter_map(|c| self.there_by(c.origin, day)).collect()
    }

    /// Who has signed, whatever they did afterwards.
    pub(super) fn signers(&self, ix: InstrumentIx, day: Day) -> Actors {
        let signed = self.acts_on(ix).filter(|a| a.kind.is_signature() && a.date.earliest <= day);
        signed.flat_map(|a| self.concerned(self.register.actors.origin(a.actor), day)).collect()
    }

    /// Who has signed and not yet consented, or no longer: whose consent ended before it could bind.
    pub fn signed(&self, ix: InstrumentIx, day: Day) -> Actors {
        let consents = self.consents(ix);
        let is_past = |origin: ActorIx| {
            let mut made = consents.iter().filter(|c| c.origin == origin && c.act.date.earliest <= day);
            made.next_back().is_some_and(|c| {
                let withdrawn = c.until.is_some_and(|until| {
                    until <= day && self.bound_from(ix, c).is_none_or(|from| until <= from)
                });
                !withdrawn
            })
        };
        let mut signed = Actors::new();
        for act in self.acts_on(ix).filter(|a| a.kind.is_signature() && a.date.earliest <= day) {
            let origin = self.register.actors.origin(act.actor);
            if !is_past(origin) {
                signed.extend(self.concerned(origin, day));
            }
        }
        signed
    }

    /// Whether an actor has so much: the latest reading that is of the day or before it and not too old, or what silence
    /// says. Amounts and days have to be certain, and what is not known is nothing.
    pub(super) fn has(&self, threshold: &Threshold, actor: ActorIx, day: Day) -> bool {
        let scale = |unit: Option<&str>| match unit {
            Some("kg") => 1000u128,
            Some("t") => 1_000_000,
            _ => 1,
        };
        let of = |name: &Name| -> u128 {
            let Some(attribute) = self.register.attributes.get(&name.text) else { return 0 };
            let Some(definition) = &attribute.definition else { return 0 };
            let origin = self.register.actors.origin(actor);
            let rows = attribute.rows.iter().filter(|r| self.register.actors.origin(r.actor) == origin);
            let begun = rows.filter(|r| r.from.is_none_or(|from| from.earliest <= day));
            let weight: u64 = match definition.nature {
                Nature::State => {
                    begun.filter(|r| r.to.is_none_or(|to| day < to.earliest)).map(|r| r.weight).sum()
                }
                Nature::Reading => {
                    let latest = begun.max_by_key(|r| r.from.map(|from| from.earliest));
                    let too_old = |r: &&AttributeRow| {
                        r.from
                            .zip(definition.holds)
                            .is_some_and(|(from, holds)| holds.from(from.earliest) <= day)
                    };
                    latest.filter(|r| !too_old(r)).map_or(0, |r| r.weight)
                }
            };
            let unit = definition.unit.as_ref().map(ToString::to_string);
            u128::from(weight) * scale(unit.as_deref())
        };
        let have: u128 = threshold.of.0.iter().map(of).sum();
        let unit = threshold.amount.unit.as_ref().map(|unit| unit.text.as_str());
        let much = u128::from(threshold.amount.millionths) * scale(unit);
        match threshold.comparison {
            Comparison::AtLeast => have >= much,
            Comparison::MoreThan => have > much,
            Comparison::LessThan => have < much,
        }
    }

    pub(super) fn holders(&self, attribute: &Attribute, day: Day) -> Actors {
        let valid = attribute.rows.iter().filter(|r| {
            !matches!(r.value.as_str(), "0" | "no" | "")
                && r.from.is_none_or(|from| from.earliest <= day)
                && r.to.is_none_or(|to| day < to.earliest)
        });
        valid.flat_map(|r| self.concerned(self.register.actors.origin(r.actor), day)).collect()
    }

    /// Who is in a set on a day. It knows instruments only: to it nobody has been invited and nobody has met.
    pub fn set(&self, expr: &SetExpr, day: Day) -> Actors {
        self.set_of(expr, day, Asked { own: None, to_count: false })
    }

    pub(super) fn set_of(&self, expr: &SetExpr, day: Day, asked: Asked<'_>) -> Actors {
        let exist = |kind: Option<ActorKind>| -> Actors {
            let all = self.register.actors.iter();
            all.filter(|(ix, a)| kind.is_none_or(|k| a.kind == k) && self.there(*ix, day))
                .map(|(ix, _)| ix)
                .collect()
        };
        let only = |kind: &Kind, set: Actors| match kind {
            Kind::States => &exist(Some(ActorKind::State)) & &set,
            Kind::Actors => set,
        };
        let held =
            |name: &str| self.register.attributes.get(name).map(|a| self.holders(a, day)).unwrap_or_default();
        let of = |id: &str, f: &dyn Fn(InstrumentIx) -> Actors| {
            self.register.instrument(id).map(f).unwrap_or_default()
        };
        match expr {
            SetExpr::States => exist(Some(ActorKind::State)),
            SetExpr::Organisations => exist(Some(ActorKind::Organisation)),
            SetExpr::Actors => exist(None),
            SetExpr::With(kind, name) => only(kind, held(&name.text)),
            SetExpr::PartiesTo(kind, id) => {
                only(kind, of(&id.text, &|ix| self.parties(ix, day, asked.to_count)))
            }
            SetExpr::SubscribersTo(id) => of(&id.text, &|ix| self.parties(ix, day, asked.to_count)),
            SetExpr::ContractingPartiesTo(id) => of(&id.text, &|ix| self.contracting(ix, day)),
            SetExpr::DepositorsTo(id, among) => of(&id.text, &|ix| {
                let open = Self::open_on(&self.consents(ix), day)
                    .filter_map(|c| self.there_by(c.origin, day))
                    .collect();
                let own = Some(asked.own.unwrap_or(self.register.definition(ix)));
                let asked = Asked { own, ..asked };
                among
                    .as_ref()
                    .map_or_else(|| Actors::clone(&open), |set| self.of_these(asked, &open, set, day))
            }),
            SetExpr::SignatoriesTo(id) => of(&id.text, &|ix| self.signed(ix, day)),
            SetExpr::SignersOf(id) => of(&id.text, &|ix| self.signers(ix, day)),
            SetExpr::MembersOf(name) => match self.register.forum(&name.text) {
                Some(ix) => match &self.register.forum_definition(ix).members {
                    Membership::Of(set) => self.set_of(set, day, asked),
                    Membership::ByInvitation => Actors::new(),
                },
                None => held(&Register::membership(&name.text)),
            },
            SetExpr::ParticipantsIn(..)
            | SetExpr::ReportedUnder(..)
            | SetExpr::RequestedUnder(_)
            | SetExpr::HostsOf(..) => Actors::new(),
            SetExpr::Holding(kind, threshold) => {
                let all = self.register.actors.iter().map(|(ix, _)| ix);
                only(kind, all.filter(|ix| self.there(*ix, day) && self.has(threshold, *ix, day)).collect())
            }
            SetExpr::List(name) => {
                let list = self.register.lists.iter().find(|l| l.id == name.text);
                list.map(|l| self.set_of(&l.members, day, asked)).unwrap_or_default()
            }
            SetExpr::These(names) => {
                let named = names.iter().filter_map(|n| self.register.actors.find(&n.text));
                named.flat_map(|ix| self.concerned(self.register.actors.origin(ix), day)).collect()
            }
            SetExpr::AsOn(set, anchor) => {
                let then = match (anchor, asked.own) {
                    (Anchor::On(day), _) => Some(*day),
                    (anchor, Some(own)) => self.anchor(own, anchor),
                    (Anchor::EntryIntoForceOf(id), None) => {
                        self.register.instrument(&id.text).and_then(|ix| self.entry(ix)).map(|e| e.date)
                    }
                    _ => None,
                };
                let then = then.map(|then| self.set_of(set, then, asked)).unwrap_or_default();
                then.into_iter().map(|a| self.standing_for(self.register.actors.origin(a), day)).collect()
            }
            SetExpr::And(a, b) => &self.set_of(a, day, asked) & &self.set_of(b, day, asked),
            SetExpr::Or(a, b) => &self.set_of(a, day, asked) | &self.set_of(b, day, asked),
            SetExpr::ButNot(a, b) => &self.set_of(a, day, asked) - &self.set_of(b, day, asked),
        }
    }
}
