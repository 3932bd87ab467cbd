//! Commitments: pledges of one State, elements of joint statements for each that joined or for all together,
//! recommendations of missions to their hosts.

use crate::{
    ActorIx, Day, InstrumentIx, Proceeding, Regime, When,
    engine::Consent,
    language::ast::{Deadline, Force},
    proceeding::What,
    register::{Element, Known},
    words::words,
};

words! {
    /// What a commitment is.
    CommitmentKind, "a kind of commitment" {
        /// A State's own pledge.
        National = "national",
        /// A joint statement, or an element of one, for a State that joined it.
        Joint = "joint",
        /// What a mission recommended to its host.
        Recommendation = "recommendation",
    }
}

/// Something a State has committed itself to.
#[derive(Clone, Debug, PartialEq)]
pub struct Commitment {
    /// The id of the pledge or the recommendation; `instrument/element` or `instrument` of a joint statement.
    pub key: String,
    /// What it is.
    pub kind: CommitmentKind,
    /// Whose it is; of what several have promised together, who joined first.
    pub actor: ActorIx,
    /// All who have promised it together, by the order in which they joined; the actor alone where it is one's own.
    pub by: Vec<ActorIx>,
    /// Whether it is one promise of all of them.
    pub joint: bool,
    /// What was promised.
    pub text: String,
    /// What it is about, in a word or two.
    pub topic: String,
    /// When it was made, or joined.
    pub made: When,
    /// Where: a session, a forum, an instrument, a mission.
    pub at: String,
    /// By when, if anything says so; of what comes again, the next time.
    pub due: Option<When>,
    /// When it ended without being carried out.
    pub ended: Option<When>,
    /// The instrument that it promises to join.
    pub joins: Option<InstrumentIx>,
    /// The instrument whose being in force shows that it has come about.
    pub when: Option<InstrumentIx>,
    /// How far the record of it goes: through that day whatever is known of it was looked for.
    pub known: Known,
    /// Where it is published.
    pub sources: Vec<String>,
}

impl Regime {
    /// What makes commitments under an instrument, a session or a forum: the ids of pledges, recommendations and political
    /// instruments.
    pub fn commitments_under(&self, id: &str) -> Vec<&str> {
        let is_there = |at: &str| {
            at == id || self.docket().session(at).is_some_and(|session| session.convening.target == id)
        };
        let pledges = self.docket().all().filter(|p| {
            matches!(p.what, What::Pledge { .. } | What::Recommendation { .. })
                && (p.id == id || is_there(&p.target))
        });
        let instruments = self.register().instruments.iter().filter(|i| {
            let made_at = i.made_at.as_ref().is_some_and(|at| is_there(&at.text));
            i.force == Force::Political && (i.id == id || made_at)
        });
        pledges.map(|p| p.id.as_str()).chain(instruments.map(|i| i.id.as_str())).collect()
    }

    /// The commitments that a pledge, a recommendation or a political instrument makes, by a day.
    pub fn commitments_from(&self, id: &str, on: Day) -> Vec<Commitment> {
        if let Some(p) = self.docket().made(id) {
            return self.pledged(p, on).filter(|c| c.made.latest <= on).into_iter().collect();
        }
        let mut all = vec![];
        if let Some(ix) = self.register().instrument(id) {
            self.joined(ix, on, &mut all);
        }
        all
    }

    /// Every commitment made by a day.
    pub fn commitments(&self, on: Day) -> Vec<Commitment> {
        let mut all: Vec<Commitment> = self
            .docket()
            .all()
            // Before that it may not have been made yet.
            .filter(|p| p.date.latest <= on)
            .filter_map(|p| self.pledged(p, on))
            .collect();
        for ix in (0..).map(InstrumentIx).take(self.register().instruments.len()) {
            self.joined(ix, on, &mut all);
        }
        all
    }

    /// The commitments with a key that were made by a day: one, or one for each State that joined a statement.
    pub fn commitments_of(&self, key: &str, on: Day) -> Vec<Commitment> {
        let is_made = self.docket().made(key).is_some();
        let from = if is_made { key } else { key.split('/').next().unwrap_or_default() };
        let mut all = self.commitments_from(from, on);
        all.retain(|c| c.key == key);
        all
    }

    /// Whether a key names something a State can be committed to.
    pub fn is_commitment(&self, key: &str) -> bool {
        if let Some(p) = self.docket().made(key) {
            return matches!(p.what, What::Pledge { .. } | What::Recommendation { .. });
        }
        let (id, element) = key.split_once('/').map_or((key, None), |(id, element)| (id, Some(element)));
        let Some(ix) = self.register().instrument(id) else { return false };
        let definition = self.register().definition(ix);
        definition.force == Force::Political
            && element.is_none_or(|element| definition.elements.iter().any(|e| e.id == element))
    }

    /// The commitment that a pledge or a recommendation makes.
    fn pledged(&self, p: &Proceeding, on: Day) -> Option<Commitment> {
        let (kind, actor, topic, due, joins) = match &p.what {
            What::Pledge { topic, due, joins } => {
                (CommitmentKind::National, p.actor, topic.clone(), *due, *joins)
            }
            What::Recommendation { due } => {
                let What::Mission { host, service, .. } = &self.docket().made(&p.target)?.what else {
                    return None;
                };
                (CommitmentKind::Recommendation, *host, service.clone(), *due, None)
            }
            _ => return None,
        };
        let withdrawn = self.docket().about(&p.id).filter(|w| w.what == What::WithdrawalOfPledge);
        Some(Commitment {
            key: p.id.clone(),
            kind,
            actor,
            by: vec![actor],
            joint: false,
            text: p.detail.clone(),
            topic,
            made: p.date,
            at: p.target.clone(),
            due,
            ended: withdrawn.map(|w| w.date).find(|date| date.earliest <= on),
            joins,
            when: None,
            known: self.looked_for(&p.target),
            sources: self.source_ids(p.sources.iter().copied()),
        })
    }

    /// What those who joined a political instrument are committed to: each of its elements, or it as a whole.
    fn joined(&self, ix: InstrumentIx, on: Day, all: &mut Vec<Commitment>) {
        let definition = self.register().definition(ix);
        if definition.force != Force::Political {
            return;
        }
        let consents: Vec<Consent> =
            self.consents(ix).into_iter().filter(|c| c.act.date.earliest <= on).collect();
        let commitment = |key: String, text: &str, due: Option<When>, consent: &Consent| Commitment {
            key,
            kind: CommitmentKind::Joint,
            actor: consent.act.actor,
            by: vec![consent.act.actor],
            joint: false,
            text: text.to_owned(),
            topic: definition.covers.clone().unwrap_or_default(),
            made: consent.act.date,
            at: definition.made_at.as_ref().map_or(&definition.id, |n| &n.text).clone(),
            due,
            ended: consent.until.filter(|until| until.earliest <= on),
            joins: None,
            when: None,
            known: Known::of(definition.complete),
            sources: self.source_ids(consent.act.sources()),
        };
        let mut in_order: Vec<&Consent> = consents.iter().collect();
        in_order.sort_by_key(|c| (c.act.date.earliest, c.act.entry));
        let (joint, own): (Vec<&Element>, Vec<&Element>) =
            definition.elements.iter().partition(|element| element.is_joint());
        for element in joint {
            let Some(first) = in_order.first() else { break };
            let key = format!("{}/{}", definition.id, element.id);
            let due = self.element_due(&key, element.terms.due.as_ref(), first, on);
            all.push(Commitment {
                by: in_order.iter().map(|c| c.act.actor).collect(),
                joint: true,
                ended: None,
                when: element.terms.when.as_ref().and_then(|id| self.register().instrument(&id.text)),
                ..commitment(key, &element.text, due, first)
            });
        }
        for consent in &consents {
            if definition.elements.is_empty() {
                all.push(commitment(definition.id.clone(), &definition.title, None, consent));
            }
            for element in &own {
                let key = format!("{}/{}", definition.id, element.id);
                let due = self.element_due(&key, element.terms.due.as_ref(), consent, on);
                all.push(commitment(key, &element.text, due, consent));
            }
        }
    }

    /// How far the record goes of what was promised somewhere: a session, a forum or an instrument.
    fn looked_for(&self, at: &str) -> Known {
        let register = self.register();
        let session = self.docket().session(at);
        let forum = session.as_ref().map_or(at, |session| session.convening.target.as_str());
        if let Some(ix) = register.forum(forum) {
            // After its last session nobody looks on by itself.
            return Known::of(register.forum_definition(ix).complete);
        }
        register.instrument(at).map_or(Known::Unsaid, |ix| Known::of(register.definition(ix).complete))
    }

    /// When an element is due for one that joined.
    fn element_due(&self, key: &str, due: Option<&Deadline>, consent: &Consent, on: Day) -> Option<When> {
        match due? {
            Deadline::By(day) => Some((*day).into()),
            Deadline::Every(step) => {
                let reports = self.docket().about(key).filter(|p| {
                    p.what == What::Report && p.actor == consent.act.actor && p.date.latest <= on
                });
                let last = reports.map(|p| p.date).max_by_key(|d| d.latest).unwrap_or(consent.act.date);
                Some(last.map(|day| step.from(day)))
            }
        }
    }
}
