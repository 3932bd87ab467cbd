//! Decisions: what a forum's rule makes of the votes, objections and silence of its members.

use serde::Serialize;

use crate::{
    ActorSet, Bounds, Count, Day, ForumIx, Proceeding, Regime,
    language::ast::{Among, ForumClause, ForumRule, Procedure, Share},
    proceeding::{Vote, What},
    register::{Forum, Known},
    status::certain,
    words::words,
};

/// What became of something put to decision, with its tally.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// Its id.
    pub decision: String,
    /// The session's.
    pub session: String,
    /// What is decided.
    pub text: String,
    /// The day it was put.
    pub put: Day,
    /// The rule, as the forum's definition says it.
    pub rule: ForumRule,
    /// Where the rule is written.
    pub article: Option<String>,
    /// Members of the forum on that day.
    pub members: Count,
    /// Members present, with credentials where those are needed.
    pub present: Count,
    /// In favour: by vote, or by not objecting where there was none.
    pub in_favour: Count,
    /// Against, or objecting.
    pub against: Count,
    /// Abstaining.
    pub abstaining: Count,
    /// Present, and not voting at all where there was a vote.
    pub not_voting: Count,
    /// Whether hands are counted; under consensus and silence only objections are.
    pub by_vote: bool,
    /// How many in favour the rule needs; how many objections it takes to prevent, under consensus and silence.
    pub needed: Count,
    /// How many have to be present, where the rules say so.
    pub quorum: Option<Count>,
    /// Whether it is adopted; `null` while it is open, or where that depends on dates that are not known.
    pub adopted: Option<bool>,
    /// Why.
    pub because: Because,
    /// Under a silence procedure that has not ended: its last day.
    pub open_until: Option<Day>,
}

words! {
    /// Why a decision was adopted or not, in a few words.
    Because, "a reason" {
        /// Consensus, and no objection.
        NobodyObjected = "consensus: nobody present objected",
        /// Consensus, and an objection.
        Objected = "a member objected",
        /// Consensus, and nobody to find it.
        NobodyPresent = "no member was present",
        /// A silence procedure that ran out.
        SilenceNotBroken = "silence was not broken",
        /// One that an objection ended.
        SilenceBroken = "silence was broken",
        /// One that still runs.
        SilenceOpen = "silence is still open",
        /// A majority of those voting.
        EnoughVoted = "enough of those voting were in favour",
        /// A majority of another kind.
        Enough = "enough were in favour",
        /// No majority.
        NotEnough = "not enough were in favour",
        /// Nobody asked for a vote.
        WithoutVote = "adopted without a vote",
        /// Nobody asked for a vote, and those present were enough.
        WithoutVotePresent = "adopted without a vote, by those present",
        /// Too few were present.
        NoQuorum = "no quorum",
        /// Some date is not known.
        Uncertain = "it depends on dates that are not known",
    }
}

impl Outcome {
    /// What became of it, in words.
    pub fn verdict(&self) -> &'static str {
        match self.adopted {
            Some(true) => "✓ adopted",
            Some(false) => "⊘ not adopted",
            None => "≈ open",
        }
    }

    /// The figures that its rule counts, each with what it is.
    pub fn figures(&self) -> Vec<(&'static str, Count)> {
        let mut figures = if self.by_vote {
            vec![
                ("in favour", self.in_favour),
                ("against", self.against),
                ("abstaining", self.abstaining),
                ("not voting", self.not_voting),
                ("needed", self.needed),
            ]
        } else {
            vec![("objections", self.against), ("would prevent", self.needed)]
        };
        figures.extend([("present", self.present), ("members", self.members)]);
        figures.extend(self.quorum.map(|n| ("quorum", n)));
        figures
    }
}

/// The members of a forum sorted by what they did; each set within bounds where membership is uncertain.
struct House {
    members: Bounds,
    present: Bounds,
    in_favour: Bounds,
    against: Bounds,
    abstaining: Bounds,
    /// Whether anybody voted.
    voted: bool,
    /// How many members were present by a published count beyond those that are named.
    unnamed: Count,
}

impl Regime {
    /// What became of a decision by a day; `None` if it was not put by then, or its forum has no rule for it.
    pub fn outcome(&self, decision: &Proceeding, on: Day) -> Option<Outcome> {
        let What::Decision { subject, until } = &decision.what else { return None };
        let put = decision.date.latest;
        if put > on {
            return None;
        }
        let session = self.docket().session(&decision.target)?;
        let forum = self.register().forum(&session.convening.target)?;
        let definition = self.register().forum_definition(forum);
        let (clause, procedure) = definition.procedure(subject, put)?;
        let silent = matches!(procedure, Procedure::Silence(_));
        let last = until.unwrap_or(Day::MAX).min(on);
        let house = self.house(decision, forum, silent, last, on);
        let quorum = definition.quorum(put).filter(|_| !silent).map(|(_, share)| share);
        let open_until = until.filter(|until| silent && on <= *until);
        let mut outcome = decide(&house, clause, procedure, quorum, open_until.is_some());
        // What people read counts those as well of whom the record does not know that they were there.
        outcome.members = self.member_count(forum, put);
        if !house.voted && !silent && !self.names_all_present(session.id(), definition, on) {
            let most = outcome.members.max.max(house.members.possible.len());
            for count in [&mut outcome.present, &mut outcome.in_favour] {
                count.max = count.max.max(most);
            }
        }
        outcome.decision = decision.id.clone();
        outcome.session = session.id().to_owned();
        outcome.text = decision.detail.clone();
        outcome.put = put;
        outcome.open_until = open_until;
        Some(outcome)
    }

    /// Every decision of a session that was put by a day.
    pub fn outcomes(&self, session: &str, on: Day) -> Vec<Outcome> {
        let put = self.docket().about(session).filter(|p| matches!(p.what, What::Decision { .. }));
        put.filter_map(|decision| self.outcome(decision, on)).collect()
    }

    /// Whether it is known by a day how many took part in a session: they were counted, or nothing can be missing.
    fn names_all_present(&self, session: &str, definition: &Forum, on: Day) -> bool {
        Known::of(definition.complete) == Known::Always || self.participation(session, on).is_complete()
    }

    fn house(&self, decision: &Proceeding, forum: ForumIx, silent: bool, last: Day, on: Day) -> House {
        let (definition, put) = (self.register().forum_definition(forum), decision.date.latest);
        let members = self.members(forum, put);
        let seated = |ix| silent || self.seated(&decision.target, ix, definition.credentials, put);
        let present: ActorSet = members.possible.iter().filter(|ix| seated(*ix)).collect();
        let present = Bounds { sure: present & members.sure, possible: present };
        let (mut votes, mut voted) = ([ActorSet::EMPTY; 3], false);
        // The acts as recorded: who has voted once has voted.
        let mut counted = ActorSet::EMPTY;
        for p in self.docket().about(&decision.id).filter(|p| p.date.latest <= last) {
            let at = match p.what {
                What::Vote(Vote::For) => 0,
                What::Vote(Vote::Against) | What::Objection => 1,
                What::Vote(Vote::Abstention) => 2,
                _ => continue,
            };
            if !counted.contains(p.actor) {
                voted |= matches!(p.what, What::Vote(_)) && present.possible.contains(p.actor);
                counted.insert(p.actor);
                votes[at].insert(p.actor);
            }
        }
        let of = |set: ActorSet| Bounds { sure: set & present.sure, possible: set & present.possible };
        let (against, abstaining) = (of(votes[1]), of(votes[2]));
        // Without a vote, whoever is present and does not object agrees.
        let silence = Bounds { sure: present.sure - votes[1], possible: present.possible - votes[1] };
        let in_favour = if voted { of(votes[0]) } else { silence };
        // A published count tells how many were there, and nothing of how each voted. One of a later day counts the whole
        // session: on the day itself no more were there.
        let unnamed = |day: Day| {
            let participation = self.participation(&decision.target, day);
            participation.total() - participation.named
        };
        let unnamed = match silent || voted {
            true => Count::default(),
            false => Count { min: unnamed(put), max: unnamed(on).max(unnamed(put)) },
        };
        House { members, present, in_favour, against, abstaining, voted, unnamed }
    }
}

/// Applies a rule to a house. `open`: objections may still come.
fn decide(
    house: &House,
    clause: &ForumClause,
    procedure: Procedure,
    quorum: Option<Share>,
    open: bool,
) -> Outcome {
    let House { members, present, in_favour, against, abstaining, voted, unnamed } = house;
    let need = |share: Share, n: usize| share.of(n).max(1);
    let range = |share: Share, of: Bounds| Count {
        min: need(share, of.sure.len()),
        max: need(share, of.possible.len()),
    };
    let and_unnamed = |count: Count| Count { min: count.min + unnamed.min, max: count.max + unnamed.max };
    let (favour, opposed) = (and_unnamed(in_favour.count()), against.count());
    let there = and_unnamed(present.count());
    let (needed, surely, possibly, because) = match procedure {
        Procedure::Consensus => (
            Count { min: 1, max: 1 },
            opposed.max == 0 && there.min > 0,
            opposed.min == 0 && there.max > 0,
            Because::NobodyObjected,
        ),
        Procedure::Silence(share) => {
            let needed = share.map_or(Count { min: 1, max: 1 }, |share| range(share, *members));
            (needed, opposed.max < needed.min, opposed.min < needed.max, Because::SilenceNotBroken)
        }
        Procedure::Majority(share, Among::Voting) => {
            // For each choice of who was a member: those in favour surely against those opposed possibly, and so on.
            let met = |f: usize, a: usize| f > 0 && f >= need(share, f + a);
            let voting = |f: usize, a: usize| need(share, f + a);
            let needed = Count { min: voting(favour.min, opposed.min), max: voting(favour.max, opposed.max) };
            let text = if *voted { Because::EnoughVoted } else { Because::WithoutVote };
            (needed, met(favour.min, opposed.max), met(favour.max, opposed.min), text)
        }
        Procedure::Majority(share, among) => {
            let base = if among == Among::Present { *present } else { *members };
            // Whoever is possibly a member and not in favour weighs against; whoever is in favour weighs for.
            let worst = base.sure | (base.possible - in_favour.sure);
            let best = base.sure | (base.possible & in_favour.possible);
            // Those that are not named are among the members, and add to those present.
            let more = if among == Among::Present { *unnamed } else { Count::default() };
            let needed = Count {
                min: need(share, base.sure.len() + more.min),
                max: need(share, base.possible.len() + more.max),
            };
            let text = if *voted { Because::Enough } else { Because::WithoutVotePresent };
            let surely = favour.min >= need(share, worst.len() + more.min);
            let possibly = favour.max >= need(share, best.len() + more.max);
            (needed, surely, possibly, text)
        }
    };
    let quorum = quorum.map(|share| range(share, *members));
    let quorate = quorum.map(|q| (there.min >= q.max, there.max >= q.min));
    let (here, perhaps) = quorate.unwrap_or((true, true));
    let adopted = if open {
        // Broken silence stays broken; unbroken, it is not yet acceptance.
        if surely || possibly { None } else { Some(false) }
    } else {
        certain(surely && here, possibly && perhaps)
    };
    let because = match (adopted, perhaps) {
        (None, _) if open => Because::SilenceOpen,
        (None, _) => Because::Uncertain,
        (Some(true), _) => because,
        (Some(false), false) => Because::NoQuorum,
        (Some(false), true) if matches!(procedure, Procedure::Consensus) && there.max == 0 => {
            Because::NobodyPresent
        }
        (Some(false), true) if matches!(procedure, Procedure::Consensus) => Because::Objected,
        (Some(false), true) if matches!(procedure, Procedure::Silence(_)) => Because::SilenceBroken,
        (Some(false), true) => Because::NotEnough,
    };
    let not_voting = if *voted {
        present.but_not(*in_favour).but_not(*against).but_not(*abstaining)
    } else {
        Bounds::default()
    };
    Outcome {
        decision: String::new(),
        session: String::new(),
        text: String::new(),
        put: Day::MIN,
        rule: clause.rule.clone(),
        article: clause.article.clone(),
        members: members.count(),
        present: there,
        in_favour: favour,
        against: opposed,
        abstaining: abstaining.count(),
        not_voting: not_voting.count(),
        by_vote: matches!(procedure, Procedure::Majority(..)),
        needed,
        quorum,
        adopted,
        because,
        open_until: None,
    }
}
