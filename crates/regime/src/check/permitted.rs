//! The instrument allows such an act by such an actor.

use super::Checker;
use crate::{
    Act, ActKind, Day,
    act::article,
    language::ast::{Force, Reservations, SetExpr, Since, take},
};

impl Checker<'_> {
    /// The instrument allows such an act by such an actor.
    pub(super) fn permitted(&mut self, act: &Act) {
        let regime = self.regime;
        let definition = regime.register().definition(self.ix);
        let (id, day) = (&definition.id, act.date.latest);
        // A successor comes into the place of a State that was free to join (VCSST Arts. 17 and 34).
        if act.kind.is_consent() && act.kind != ActKind::Succession {
            self.eligible(act);
        }
        self.takes_effect_later(act);
        self.before_the_end(act);
        self.succeeds(act);
        if !definition.knows(act.kind, day) {
            let subscribes = act.kind == ActKind::Subscription && definition.force == Force::Binding;
            let message = match subscribes {
                true => format!("'{id}' is binding: States ratify or accede, they do not subscribe"),
                false => format!("consent to '{id}' is not by {}", act.kind),
            };
            let possible = definition.consent_by(day).unwrap_or_default();
            let possible: Vec<String> = possible.iter().map(ActKind::to_string).collect();
            let help = (!possible.is_empty()).then(|| format!("it is by {}", possible.join(", ")));
            self.push(act, "act", "wrong-act", message).help = help;
        }
        match (act.kind, definition.reservations(day)) {
            (ActKind::Reservation, Reservations::NotAllowed) => {
                self.push(act, "act", "no-reservations", format!("'{id}' allows no reservations"));
            }
            (ActKind::Reservation, Reservations::AllowedTo(articles)) if !is_to(act.detail(), articles) => {
                let message = format!("'{id}' allows reservations only to Article {}", articles.join(", "));
                self.push(act, "detail", "no-reservations", message).help =
                    Some("name the article in the column detail, and no other".into());
            }
            (ActKind::Denunciation, _) => self.denounceable(act),
            _ => {}
        }
    }

    /// What binds or ends by being notified has no effect from before; a succession has (VCLT Arts. 16, 56 and 78; VCSST Art. 23).
    fn takes_effect_later(&mut self, act: &Act) {
        let by_notice =
            act.kind.is_consent() && act.kind != ActKind::Succession || act.kind == ActKind::Denunciation;
        if let Some(effective) =
            act.effective.filter(|effective| by_notice && effective.latest < act.date.earliest)
        {
            let message = format!(
                "the {} of {} is said to take effect on {effective}, before it was made",
                act.kind, act.date
            );
            let found = self.push(act, "effective", "too-early", message);
            found.is_error = false;
            found.help = Some("leave 'effective' empty unless its source states such a day".into());
        }
    }

    /// Nobody comes to be bound by what is over.
    fn before_the_end(&mut self, act: &Act) {
        let joins = act.kind.is_consent() || act.kind == ActKind::ProvisionalApplication;
        let over = self.regime.standing(self.ix).over;
        if let Some(over) = over.filter(|over| joins && over.latest <= act.date.earliest) {
            let message = format!(
                "'{}' ended on {over}; nobody comes to be bound by it any more",
                self.regime.register().definition(self.ix).id
            );
            let found = self.push(act, "date", "too-late", message);
            found.is_error = false;
            found.help = Some("see whether its source means this instrument".into());
        }
    }

    /// A successor comes into what its predecessor had consented to or signed (VCSST Arts. 17 to 20). What the record knows of that may be
    /// too little, so it is no error.
    fn succeeds(&mut self, act: &Act) {
        if act.kind != ActKind::Succession || !act.is_of_the_state() {
            return;
        }
        let regime = self.regime;
        let actors = &regime.register().actors;
        let mut chain = actors.tenures(actors.origin(act.actor));
        let Some((before, from)) = chain.find_map(|(ix, from, _)| Some((actors[ix].succeeds?, from))) else {
            return;
        };
        let origin = actors.origin(before);
        // A predecessor that succeeded itself may have said so later.
        let joined = |a: &Act| {
            let joins = a.kind.is_consent() || a.kind.is_signature();
            joins && (a.date.earliest < from || a.kind == ActKind::Succession)
        };
        let bound = || regime.standing(self.ix).bound.possible().changes();
        let by_act = regime.acts_on(self.ix).read(origin).iter().any(joined);
        if by_act || bound().any(|(day, set)| day <= from && set.contains(before)) {
            return;
        }
        let message = format!(
            "a State succeeds to what its predecessor joined or signed, and the record knows neither of {}",
            actors[before].name
        );
        let found = self.push(act, "act", "nothing-to-succeed", message);
        found.is_error = false;
        found.help = Some("record what its predecessor did; or its own accession, if it is that".into());
    }

    /// The instrument is open to whoever consents; of one listed under its present name, to the State that acted.
    fn eligible(&mut self, act: &Act) {
        let regime = self.regime;
        let register = regime.register();
        let definition = register.definition(self.ix);
        let acting = |day: Day| register.actors.standing_for(register.actors.origin(act.actor), day);
        let Some(eligible) = regime.eligible(self.ix, act.date.latest) else { return };
        if eligible.sure.contains(acting(act.date.latest)) {
            return;
        }
        let on_any_day = eligible.possible.contains(acting(act.date.latest))
            || regime
                .eligible(self.ix, act.date.earliest)
                .is_some_and(|e| e.possible.contains(acting(act.date.earliest)));
        let set = definition.open_to.as_ref().map(SetExpr::to_string).unwrap_or_default();
        let name = &register.actors[acting(act.date.latest)].name;
        let is = if on_any_day { "may not be one" } else { "is not one" };
        let message = format!("'{}' is open to {set}; {name} {is} of them on {}", definition.id, act.date);
        self.push(act, "actor", "not-eligible", message).is_error = !on_any_day;
    }

    /// The instrument may be denounced, and may be by now.
    fn denounceable(&mut self, act: &Act) {
        let regime = self.regime;
        let definition = regime.register().definition(self.ix);
        let id = &definition.id;
        let forbidden = definition.forbids_denunciation(act.date.latest);
        if !act.is_of_the_state() {
            if forbidden {
                self.push(act, "act", "no-denunciation", format!("'{id}' cannot be denounced"));
            }
            return;
        }
        let Some(entry) = regime.standing(self.ix).entry.as_ref().map(|e| e.date) else { return };
        // What does not bind yet may be withdrawn at any time.
        let own = match regime.binds_without_act(self.ix) {
            true => Some(entry),
            false => {
                let own = self.consents(act.actor).iter();
                own.filter_map(|c| c.bound).rfind(|bound| bound.earliest <= act.date.latest)
            }
        };
        let Some(own) = own.filter(|own| own.earliest <= act.date.latest) else { return };
        if forbidden {
            let surely = own.latest <= act.date.earliest;
            self.push(act, "act", "no-denunciation", format!("'{id}' cannot be denounced")).is_error = surely;
        }
        let Some((steps, since)) = definition.denunciation_not_before(act.date.latest) else { return };
        let begin = match since {
            Since::EntryIntoForce => entry,
            Since::OwnEntryIntoForce => own,
        };
        let first = begin.map(|day| take(steps, day));
        if act.date.earliest < first.latest {
            let message = format!("'{id}' may be denounced from {first} on; this is of {}", act.date);
            self.push(act, "date", "too-early", message).is_error = act.date.latest < first.earliest;
        }
    }
}

/// Whether a reservation is to some of these articles alone, or to parts of them.
fn is_to(detail: &str, articles: &[String]) -> bool {
    let named = article::named(detail);
    let allowed = |named: &String| articles.iter().any(|article| article::is_of(named, article));
    match named.is_empty() {
        true => articles.iter().any(|article| article::names(detail, article)),
        false => named.iter().all(allowed),
    }
}
