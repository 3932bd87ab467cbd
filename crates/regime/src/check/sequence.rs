//! Each act makes sense after those before it.

use super::Checker;
use crate::{Act, ActKind, Day, When, act::article};

/// What a chain of States has done so far.
#[derive(Default)]
struct SoFar<'a> {
    /// The consents that stand, with each depositary one.
    consents: Vec<&'a Act>,
    /// When they end by a denunciation.
    ends: Option<When>,
    /// The notices of that denunciation.
    notices: Vec<&'a Act>,
    signatures: Vec<&'a Act>,
    reservations: Vec<&'a Act>,
    objected: bool,
}

impl Checker<'_> {
    /// Each act makes sense after those before it.
    pub(super) fn sequence(&mut self, acts: &[&Act]) {
        let mut so_far = SoFar::default();
        let signed = acts.iter().filter(|act| act.kind.is_signature()).map(|act| act.date.earliest).min();
        let reserves = |act: &&&Act| act.kind == ActKind::Reservation && act.target().is_none();
        let reservations: Vec<&Act> = acts.iter().filter(reserves).copied().collect();
        for act in acts {
            match act.kind {
                kind if kind.is_consent() => {
                    if act.kind == ActKind::Ratification && signed.is_none_or(|day| act.date.latest < day) {
                        self.unsigned(act);
                    }
                    if so_far.ends.is_some() || self.left_elsewhere(act, &so_far.consents) {
                        (so_far.consents, so_far.ends) = (vec![], None);
                    }
                    if let Some(first) = self.again(act, &so_far.consents) {
                        let message =
                            format!("this actor is bound already by its {} of {}", first.kind, first.date);
                        let help = "take one of the two away, or record the denunciation between them";
                        self.repeated(act, "duplicate-deposit", message, Some(help));
                    }
                    if so_far.consents.is_empty() && act.kind != ActKind::Succession {
                        self.confirms(act, &reservations, &so_far);
                    }
                    so_far.consents.push(act);
                }
                kind if kind.is_signature() => {
                    if let Some(first) = self.again(act, &so_far.signatures) {
                        let message = format!("this actor signed already on {}", first.date);
                        self.repeated(act, "duplicate-signature", message, None);
                    }
                    so_far.signatures.push(act);
                }
                ActKind::Denunciation => self.denunciation(act, &mut so_far),
                ActKind::WithdrawalOfDenunciation => self.withdrawal_of_denunciation(act, &mut so_far),
                ActKind::Reservation => {
                    self.late(act, &so_far);
                    so_far.reservations.push(act);
                }
                ActKind::WithdrawalOfReservation => self.withdrawal_of_reservation(act, &so_far),
                ActKind::Objection => so_far.objected = true,
                ActKind::WithdrawalOfObjection if !so_far.objected => {
                    self.nothing_to_withdraw(act, "there is no objection to withdraw", false);
                }
                _ => {}
            }
        }
    }

    /// A State ratifies what it signed (Vienna Convention on the Law of Treaties, Article 14). Its signature may be what the record does
    /// not know, so it is no error; and where the record knows nobody's, nothing is said.
    fn unsigned(&mut self, act: &Act) {
        let signers = self.regime.standing(self.ix).signers.at(act.date.latest).possible;
        if signers.is_empty() {
            return;
        }
        let message = "a State ratifies what it signed, and the record knows no signature by this one";
        let found = self.push(act, "act", "not-signed", message.into());
        found.is_error = false;
        found.help = Some("record its signature; or its accession, if that is what was deposited".into());
    }

    /// A reservation made when signing is confirmed when consenting (VCLT Art. 23(2)).
    fn confirms(&mut self, consent: &Act, reservations: &[&Act], so_far: &SoFar<'_>) {
        let meets = |a: When, b: When| a.earliest <= b.latest && b.earliest <= a.latest;
        if reservations.iter().any(|a| meets(a.date, consent.date)) {
            return;
        }
        let when_signing = |a: &&&Act| {
            a.date.latest < consent.date.earliest
                && so_far.signatures.iter().any(|signature| meets(signature.date, a.date))
        };
        for act in reservations.iter().filter(when_signing) {
            let message = format!(
                "a reservation made when signing is confirmed when consenting, and the record knows no reservation of {}",
                consent.date
            );
            let found = self.push(act, "act", "not-confirmed", message);
            found.is_error = false;
            found.help = Some("record the one that confirms it; without one this was none".into());
        }
    }

    /// A reservation is made when signing or consenting (VCLT Art. 19); a later one stands only if nobody minds.
    fn late(&mut self, act: &Act, so_far: &SoFar<'_>) {
        let Some(consent) = so_far.consents.last().filter(|c| c.date.latest < act.date.earliest) else {
            return;
        };
        if so_far.ends.is_some() {
            return;
        }
        let message = format!(
            "a reservation is made when signing or consenting; this actor consented on {}",
            consent.date
        );
        let found = self.push(act, "date", "too-late", message);
        found.is_error = false;
        found.help =
            Some("a late one is taken only if no party objects: say in 'note' what came of it".into());
    }

    /// The act that this one repeats; none if it is the first, or is done with another of several depositaries.
    fn again<'a>(&self, act: &Act, before: &[&'a Act]) -> Option<&'a Act> {
        let several = self.regime.register().definition(self.ix).depositary.len() > 1;
        let elsewhere = |other: &&&Act| {
            several && !act.place().is_empty() && !other.place().is_empty() && act.place() != other.place()
        };
        before.iter().find(|other| !elsewhere(other)).copied()
    }

    /// Whether the consent that stands ended with that to another instrument before an act.
    fn left_elsewhere(&self, act: &Act, before: &[&Act]) -> bool {
        let origin = self.regime.register().actors.origin(act.actor);
        let end = before.first().and_then(|given| self.regime.ended_elsewhere(self.ix, origin, given.date));
        end.is_some_and(|end| end.earliest <= act.date.latest)
    }

    fn repeated(&mut self, act: &Act, code: &'static str, message: String, help: Option<&str>) {
        let several = self.regime.register().definition(self.ix).depositary.len() > 1;
        let places = "there are several depositaries: say in the column place with which each was done";
        self.push(act, "act", code, message).help =
            if several { Some(places) } else { help }.map(str::to_owned);
    }

    fn denunciation<'a>(&mut self, act: &'a Act, so_far: &mut SoFar<'a>) {
        let repeated = so_far.ends.is_some();
        let leaves = self.regime.leaves_without_act(self.ix, act);
        let without_act = leaves.filter(|_| !repeated && self.bound_by(act));
        let bound = repeated || !so_far.consents.is_empty() || without_act.is_some();
        if !bound || repeated && self.again(act, &so_far.notices).is_some() {
            let message = "there is no consent to be bound that this could end";
            self.push(act, "act", "nothing-to-denounce", message.into());
        } else if !repeated {
            let own = self.consents(act.actor);
            let given = |given: &&Act| own.binary_search_by_key(&given.order(), |c| c.act.order()).ok();
            let consent = so_far.consents.iter().find_map(given).map(|at| &own[at]);
            let end = consent.map(|consent| self.regime.ended_by(self.ix, consent, act));
            so_far.ends = Some(without_act.or(end).unwrap_or(act.date));
            so_far.notices = vec![act];
        } else {
            so_far.notices.push(act);
        }
    }

    /// Whether the actor may be bound when it acts.
    fn bound_by(&self, act: &Act) -> bool {
        let bound = self.regime.standing(self.ix).bound.possible();
        let actors = &self.regime.register().actors;
        let there = |day: Day| bound.at(day).contains(actors.standing_for(actors.origin(act.actor), day));
        there(act.date.latest) || there(act.date.earliest.plus_days(-1))
    }

    fn withdrawal_of_denunciation<'a>(&mut self, act: &'a Act, so_far: &mut SoFar<'a>) {
        match so_far.ends {
            Some(end) if act.date.earliest < end.latest => so_far.ends = None,
            Some(end) => {
                let message = format!("the denunciation took effect on {end}; it can no longer be withdrawn");
                self.push(act, "date", "too-late", message);
            }
            None => self.nothing_to_withdraw(act, "there is no denunciation to withdraw", true),
        }
    }

    /// A reservation is withdrawn as a whole: what is withdrawn of it in part leaves it standing, and is remarked (VCLT Art. 22(1)).
    fn withdrawal_of_reservation(&mut self, act: &Act, so_far: &SoFar<'_>) {
        let covers = |made: &&Act| article::covers(act.detail(), made.detail());
        if so_far.reservations.iter().any(covers) {
            return;
        }
        let message = match so_far.reservations.is_empty() {
            true => "there is no reservation to withdraw",
            false => "none of the reservations made before is wholly withdrawn by this: they stand",
        };
        self.nothing_to_withdraw(act, message, false);
    }

    fn nothing_to_withdraw(&mut self, act: &Act, message: &str, is_error: bool) {
        self.push(act, "act", "nothing-to-withdraw", message.into()).is_error = is_error;
    }
}
