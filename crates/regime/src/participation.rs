//! Since when who is bound: the table that a depositary prints.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    Act, ActKind, ActorIx, Day, InstrumentIx, Regime, When,
    statement::Statement,
    status::{ActorStatus, Place},
};

/// How one State or organisation takes part in an instrument, by a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Participation {
    /// Its id.
    pub actor: String,
    /// Its name in English.
    pub name: String,
    /// `state` or `organisation`.
    pub kind: &'static str,
    /// Where it stands on the day.
    pub place: Place,
    /// False where that depends on dates that are not known, or on acts that may be missing.
    pub sure: bool,
    /// When it signed, with each of several depositaries.
    pub signed: Vec<Deed>,
    /// How and when it consented to be bound; more than one deed with several depositaries, or after a denunciation.
    pub consented: Vec<Deed>,
    /// Since when, or from when, it is bound, and not before that; `null` where it is not.
    pub bound: Option<When>,
    /// The day from which it is bound no more; `null` while it is.
    pub until: Option<When>,
    /// Its reservations and declarations.
    pub statements: Vec<Statement>,
    /// What it has done for its territories.
    pub territories: Vec<Deed>,
    /// Where all this is published.
    pub sources: Vec<String>,
}

/// Something done with the depositary.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Deed {
    /// What.
    pub act: ActKind,
    /// By which State, where another continues it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When.
    pub date: When,
    /// With which depositary, where there are several.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The day of effect that the act states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective: Option<When>,
    /// The territory, where it is about one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub territory: String,
}

impl Regime {
    /// Everybody that has signed, has consented or is bound by a day, in the order of their names.
    pub fn participants(&self, ix: InstrumentIx, on: Day) -> Vec<Participation> {
        let actors = &self.register().actors;
        let acts = self.acts_on(ix);
        let joins = |a: &Act| a.date.earliest <= on && (a.kind.is_consent() || a.kind.is_signature());
        let joining = acts.all_read().filter(|(_, own)| own.iter().any(joins));
        let mut origins: Vec<ActorIx> = joining.map(|(origin, _)| origin).collect();
        origins.extend(self.standing(ix).bound.at(on).possible.iter().map(|actor| actors.origin(actor)));
        let left = self.standing(ix).left.iter();
        let by_then = left.filter(|(_, days)| days.iter().any(|day| day.earliest <= on));
        origins.extend(by_then.map(|(origin, _)| *origin));
        origins.sort_unstable();
        origins.dedup();
        let mut statements: BTreeMap<ActorIx, Vec<Statement>> = BTreeMap::new();
        for statement in self.statements(ix, on) {
            if let Some(actor) = actors.find(&statement.actor) {
                statements.entry(actors.origin(actor)).or_default().push(statement);
            }
        }
        let mut all: Vec<Participation> = origins
            .into_iter()
            .map(|origin| {
                let own = acts.read(origin);
                let own: Vec<&Act> = own.iter().filter(|a| a.date.earliest <= on).collect();
                self.taking_part(ix, origin, &own, statements.remove(&origin).unwrap_or_default(), on)
            })
            .collect();
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all
    }

    fn taking_part(
        &self,
        ix: InstrumentIx,
        origin: ActorIx,
        acts: &[&Act],
        statements: Vec<Statement>,
        on: Day,
    ) -> Participation {
        let actors = &self.register().actors;
        let actor = actors.standing_for(origin, on);
        let ActorStatus { place, sure, consent, .. } = self.actor_status(ix, actor, on);
        let until = match &consent {
            Some(consent) => consent.until,
            None => {
                let ends = [self.left_without_act(ix, origin), self.standing(ix).over];
                ends.into_iter().flatten().reduce(When::earlier)
            }
        };
        let bound = match &consent {
            Some(consent) => consent.bound,
            // Since when it was, where that is past.
            None => {
                let last = until.map_or(on, |until| on.min(until.latest.plus_days(-1)));
                self.bound_since(ix, actor, last)
            }
        };
        let bound = bound.filter(|bound| until.is_none_or(|until| bound.earliest < until.latest));
        let deeds = |wanted: &dyn Fn(&Act) -> bool| -> Vec<Deed> {
            let of = |act: &&Act| Deed {
                act: act.kind,
                by: (act.actor != actor).then(|| actors[act.actor].id.clone()),
                date: act.date,
                place: act.place().to_owned(),
                effective: act.effective,
                territory: act.territory().to_owned(),
            };
            let mut deeds: Vec<Deed> = acts.iter().filter(|a| wanted(a)).map(of).collect();
            deeds.sort_by_key(|deed| deed.date);
            deeds
        };
        // Corrections are published as well as what they correct.
        let recorded = self.acts_on(ix).of(origin).iter().filter(|act| act.date.earliest <= on);
        let sources = recorded.flat_map(|act| self.source_ids(act.sources()));
        let mut sources: Vec<String> = sources.collect();
        sources.sort_unstable();
        sources.dedup();
        Participation {
            actor: actors[actor].id.clone(),
            name: actors[actor].name.clone(),
            kind: actors[actor].kind.word(),
            place,
            sure,
            signed: deeds(&|a| a.is_of_the_state() && a.kind.is_signature()),
            consented: deeds(&|a| a.is_of_the_state() && a.kind.is_consent()),
            until: until.or(actors[actor].to.filter(|to| *to <= on).map(When::from)),
            bound,
            statements,
            territories: deeds(&|a| !a.is_of_the_state()),
            sources,
        }
    }

    /// Since when somebody is bound who has done nothing for it.
    pub(crate) fn bound_since(&self, ix: InstrumentIx, actor: ActorIx, on: Day) -> Option<When> {
        let line = &self.standing(ix).bound;
        let since = |line: &crate::Timeline| {
            let mut since = None;
            for (day, set) in line.changes().take_while(|(day, _)| *day <= on) {
                since = if set.contains(actor) { since.or(Some(day)) } else { None };
            }
            since
        };
        let possibly = since(line.possible())?;
        Some(When { earliest: possibly, latest: since(&line.sure).unwrap_or(Day::MAX) })
    }
}
