//! Grounds: the act or the reading by which an actor is in a set or is not.

use std::fmt::{self, Display, Formatter};

use comity_regime::{
    ActorIx, Day, Regime, SourceText, When,
    engine::Stock,
    language::ast::{Name, SetExpr},
    proceeding::What,
    register::{Known, Membership, Register},
};
use serde::Serialize;

use super::stock::{self, Seen};

/// Why an actor is in a set on a day, or is not.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "ground", rename_all = "snake_case")]
pub enum Ground {
    /// It did something to an instrument.
    Act {
        /// What.
        act: String,
        /// To which instrument.
        instrument: String,
        /// When.
        date: When,
        /// Since when that binds it; `null` where it does not yet.
        bound: Option<When>,
        /// Where it is published.
        sources: Vec<String>,
    },
    /// The record has no act by which it joined.
    NoAct {
        /// Which instrument.
        instrument: String,
        /// Through which day that is known.
        known_through: Known,
    },
    /// A reading, or none.
    Reading {
        /// Of which attributes.
        of: String,
        /// What was read.
        seen: Vec<Seen>,
    },
    /// A row of an attribute that holds for a time, such as membership.
    Row {
        /// Which attribute.
        attribute: String,
        /// The value.
        value: String,
        /// From when.
        from: Option<When>,
        /// Until when.
        to: Option<When>,
        /// Where it is published.
        sources: Vec<String>,
    },
    /// The record has no row of an attribute.
    NoRow {
        /// Which attribute.
        attribute: String,
    },
    /// Something it did or received in a process: a report, a mission, a request, attendance.
    Event {
        /// What.
        what: String,
        /// To what.
        of: String,
        /// When.
        date: When,
        /// Where it is published.
        sources: Vec<String>,
    },
}

impl Display for Ground {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let cited = |sources: &[String]| {
            if sources.is_empty() { String::new() } else { format!(" [{}]", sources.join("; ")) }
        };
        match self {
            Ground::Act { act, instrument, date, bound, sources } => {
                write!(f, "{act} of {instrument}, {date}")?;
                match bound {
                    Some(bound) if bound != date => write!(f, ", in force for it from {bound}")?,
                    None => f.write_str(", not in force for it")?,
                    Some(_) => {}
                }
                f.write_str(&cited(sources))
            }
            Ground::NoAct { instrument, known_through } => {
                write!(f, "no act on {instrument} in the record")?;
                match known_through {
                    Known::Through(day) => write!(f, ", which is complete through {day}"),
                    Known::Unsaid => f.write_str(", which does not say how far it is complete"),
                    Known::Always => Ok(()),
                }
            }
            Ground::Reading { of, seen } if seen.is_empty() => write!(f, "no reading of {of}"),
            Ground::Reading { seen, .. } => {
                for (at, s) in seen.iter().enumerate() {
                    let comma = if at == 0 { "" } else { "; " };
                    let date = s.date.map_or(String::new(), |date| format!(", {date}"));
                    write!(f, "{comma}{}: {} {}{date}{}", s.attribute, s.value, s.unit, cited(&s.sources))?;
                }
                Ok(())
            }
            Ground::Row { attribute, value, from, to, sources } => {
                write!(f, "{attribute}: {value}")?;
                from.iter().try_for_each(|from| write!(f, ", from {from}"))?;
                to.iter().try_for_each(|to| write!(f, ", until {to}"))?;
                f.write_str(&cited(sources))
            }
            Ground::NoRow { attribute } => write!(f, "no row of {attribute} in the record"),
            Ground::Event { what, of, date, sources } => {
                let space = if of.is_empty() { "" } else { " " };
                write!(f, "{what}{space}{of}, {date}{}", cited(sources))
            }
        }
    }
}

/// Why an actor is in a set on a day, or is not: a ground for each name in the set.
pub fn grounds(regime: &Regime, set: &SetExpr, source: &SourceText, actor: ActorIx, on: Day) -> Vec<Ground> {
    let mut found = vec![];
    Search { regime, source, actor, on }.through(set, 0, &mut found);
    found
}

/// How deeply lists are followed.
pub const DEEPEST: usize = 16;

struct Search<'a> {
    regime: &'a Regime,
    source: &'a SourceText,
    actor: ActorIx,
    on: Day,
}

impl Search<'_> {
    fn through(&self, set: &SetExpr, depth: usize, found: &mut Vec<Ground>) {
        match set {
            SetExpr::And(a, b) | SetExpr::Or(a, b) | SetExpr::ButNot(a, b) => {
                self.through(a, depth, found);
                self.through(b, depth, found);
            }
            SetExpr::AsOn(set, _) => self.through(set, depth, found),
            SetExpr::PartiesTo(_, id)
            | SetExpr::ContractingPartiesTo(id)
            | SetExpr::SignatoriesTo(id)
            | SetExpr::SignersOf(id)
            | SetExpr::SubscribersTo(id) => found.extend(self.act(id)),
            SetExpr::Holding(_, threshold) => {
                if let Ok(stock) = Stock::resolve(&threshold.of, self.regime.register(), self.source) {
                    let seen = stock::seen(self.regime, &stock, self.actor, self.on);
                    found.push(Ground::Reading { of: threshold.of.to_string(), seen });
                }
            }
            SetExpr::DepositorsTo(id, among) => {
                found.extend(self.act(id));
                among.iter().for_each(|set| self.through(set, depth, found));
            }
            SetExpr::With(_, name) => found.push(self.row(&name.text, &name.text)),
            SetExpr::MembersOf(name) if self.regime.register().forum(&name.text).is_none() => {
                let key = Register::membership(&name.text);
                found.push(self.row(&key, &format!("member of {}", name.text)));
            }
            SetExpr::MembersOf(name) if depth < DEEPEST => {
                let forum = self.regime.register().forums.iter().find(|forum| forum.id == name.text);
                if let Some(Membership::Of(set)) = forum.map(|forum| &forum.members) {
                    self.through(set, depth + 1, found);
                }
            }
            SetExpr::List(name) if depth < DEEPEST => {
                let list = self.regime.register().lists.iter().find(|list| list.id == name.text);
                list.into_iter().for_each(|list| self.through(&list.members, depth + 1, found));
            }
            SetExpr::HostsOf(service, _) => found.extend(self.event(|what, _| {
                matches!(what, What::Mission { host, service: of, .. }
                    if of == service && self.is_same(*host))
            })),
            SetExpr::ReportedUnder(id, _) => {
                found.extend(self.own_event(&id.text, |what| matches!(what, What::Report)));
            }
            SetExpr::RequestedUnder(id) => {
                found.extend(self.own_event(&id.text, |what| matches!(what, What::AssistanceRequest)));
            }
            _ => {}
        }
    }

    fn is_same(&self, other: ActorIx) -> bool {
        self.regime.register().actors.same(other, self.actor)
    }

    fn act(&self, id: &Name) -> Option<Ground> {
        let register = self.regime.register();
        let ix = register.instrument(&id.text)?;
        let origin = register.actors.origin(self.actor);
        let own = self.regime.consents_of(ix, origin).into_iter();
        let last =
            own.filter(|c| c.act.date.earliest <= self.on).max_by_key(|c| (c.act.date.earliest, c.act.entry));
        Some(match last {
            Some(consent) => Ground::Act {
                act: consent.act.kind.to_string(),
                instrument: id.text.clone(),
                date: consent.act.date,
                bound: consent.bound,
                sources: self.regime.source_ids(consent.act.sources()),
            },
            None => {
                let known_through = Known::of(register.definition(ix).complete);
                Ground::NoAct { instrument: id.text.clone(), known_through }
            }
        })
    }

    fn row(&self, key: &str, called: &str) -> Ground {
        let attribute = self.regime.register().attributes.get(key);
        let rows = attribute.into_iter().flat_map(|attribute| &attribute.rows);
        let begun = rows
            .filter(|row| self.is_same(row.actor) && row.from.is_none_or(|from| from.earliest <= self.on));
        match begun.max_by_key(|row| row.from.map(|from| from.earliest)) {
            Some(row) => Ground::Row {
                attribute: called.to_owned(),
                value: row.value.clone(),
                from: row.from,
                to: row.to,
                sources: self.regime.source_ids(row.sources.iter().copied()),
            },
            None => Ground::NoRow { attribute: called.to_owned() },
        }
    }

    fn own_event(&self, id: &str, did: impl Fn(&What) -> bool) -> Option<Ground> {
        self.event(|what, p| did(what) && self.is_same(p.0) && p.1.split('/').next() == Some(id))
    }

    /// The last of the events of a kind.
    fn event(&self, is_one: impl Fn(&What, (ActorIx, &str)) -> bool) -> Option<Ground> {
        let docket = self.regime.docket();
        let all = docket.all().filter(|p| p.date.earliest <= self.on);
        let last = all.filter(|p| is_one(&p.what, (p.actor, &p.target))).max_by_key(|p| p.date.earliest)?;
        Some(Ground::Event {
            what: last.what.word().replace('_', " "),
            of: if last.id.is_empty() { last.target.clone() } else { last.id.clone() },
            date: last.date,
            sources: self.regime.source_ids(last.sources.iter().copied()),
        })
    }
}
