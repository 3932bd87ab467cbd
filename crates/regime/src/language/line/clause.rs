//! Clauses: entry into force, later parties, denunciation and the rest.

use std::fmt::{self, Display, Formatter};

use crate::ActKind;
use crate::language::{
    ast::{
        Clause, ForumClause, Item, Later, LaterThan, Leaving, OptOut, OptOutBy, OptOutUntil, Provisional,
        Reservations, Rule, Since, SuccessionFrom,
    },
    line::{Failure, LineParser},
    say::Steps,
};

/// Where a rule may be written.
const PROVISIONS: [&str; 4] = ["Article", "Rule", "Paragraph", "Section"];

impl LineParser<'_> {
    /// A clause of an instrument or a forum; `None` if the line does not begin like one.
    pub fn clause(&mut self) -> Result<Option<Item>, Failure> {
        let provision = PROVISIONS.into_iter().find(|p| self.phrase(p));
        let article = match provision {
            Some(provision) => Some(format!("{provision} {}", self.run("its number, such as 19(1)")?)),
            None => None,
        };
        if self.phrase("reaches") {
            return Ok(Some(Item::Reaches(article, self.names("the id of an area")?)));
        }
        let valid = self.validity()?;
        if let Some(rule) = self.forum_rule()? {
            return Ok(Some(Item::ForumClause(ForumClause { article, valid, rule })));
        }
        match self.rule()? {
            Some(rule) => Ok(Some(Item::Clause(Clause { article, valid, rule }))),
            None if article.is_some() || !valid.is_always() => {
                const STARTS: [&str; 18] = [
                    "enters into force",
                    "enters",
                    "for later parties",
                    "for parties after entry into force",
                    "denunciation",
                    "denounced with",
                    "succession takes effect",
                    "provisional application",
                    "reservations",
                    "binds",
                    "ends when parties fall below",
                    "in force only while",
                    "consent by",
                    "lasts",
                    "meets",
                    "between sessions every",
                    "decides",
                    "quorum",
                ];
                Err(self.expected_one_of("a rule", &STARTS, "a rule begins: enters into force, for later parties, denunciation takes effect, ... (docs/grammar.md has them all)"))
            }
            None => Ok(None),
        }
    }

    fn rule(&mut self) -> Result<Option<Rule>, Failure> {
        Ok(Some(if self.phrase("enters into force") {
            Rule::EntersIntoForce(self.entry()?)
        } else if self.phrase("for later parties") {
            Rule::LaterParties(self.later(LaterThan::Condition)?)
        } else if self.phrase("for parties after entry into force") {
            Rule::LaterParties(self.later(LaterThan::EntryIntoForce)?)
        } else if self.phrase("takes effect") {
            self.expect("on subscription")?;
            Rule::TakesEffectOnSubscription
        } else if self.phrase("consent by") {
            Rule::ConsentBy(self.consent_kinds()?)
        } else if self.phrase("binds") {
            Rule::Binds(self.set()?, self.opt_out()?)
        } else if self.phrase("denunciation not allowed") {
            Rule::DenunciationNotAllowed
        } else if self.phrase("denunciation not before") {
            let steps = self.steps()?;
            let since = if self.phrase("own entry into force") {
                Since::OwnEntryIntoForce
            } else {
                self.expect("entry into force")
                    .map_err(|_| self.expected("'entry into force' or 'own entry into force'"))?;
                Since::EntryIntoForce
            };
            Rule::DenunciationNotBefore(steps, since)
        } else if self.phrase("denunciation") {
            self.expect("takes effect")?;
            Rule::Denunciation(self.leaving()?)
        } else if self.phrase("denounced with") {
            Rule::DenouncedWith(self.name("the id of an instrument")?)
        } else if self.phrase("succession takes effect") {
            Rule::SuccessionTakesEffect(if self.phrase("from independence") {
                SuccessionFrom::Independence
            } else {
                let steps = self.steps().map_err(|_| {
                    self.expected("'from independence', 'on notification' or a period such as '30 days after notification'")
                })?;
                self.expect("notification")?;
                SuccessionFrom::Notification(steps)
            })
        } else if self.phrase("provisional application") {
            self.provisional()?
        } else if self.phrase("lasts") {
            let first = self.interval()?;
            let comma = self.mark(',');
            let then = if self.phrase("then") {
                let then = self.interval()?;
                self.expect("at a time")?;
                Some(then)
            } else if comma {
                return Err(self.expected("'then', as in 'lasts 10 years, then 5 years at a time'"));
            } else {
                None
            };
            Rule::Lasts(first, then)
        } else if self.phrase("reservations") {
            Rule::Reservations(self.reservations()?)
        } else if self.phrase("ends when parties fall below") {
            Rule::EndsBelow(self.expect_number()?)
        } else if self.phrase("in force only while") {
            self.phrase("at least");
            let n = self.expect_number()?;
            self.expect("parties")?;
            Rule::InForceWhile(n)
        } else {
            return Ok(None);
        }))
    }

    fn consent_kinds(&mut self) -> Result<Vec<ActKind>, Failure> {
        let words = || ActKind::ALL.iter().filter(|kind| kind.is_consent()).map(|kind| kind.word());
        let mut kinds = vec![];
        loop {
            let Some(kind) = ActKind::ALL.iter().find(|kind| kind.is_consent() && self.at(kind.word()))
            else {
                let help =
                    format!("consent is by one or more of: {}", words().collect::<Vec<_>>().join(", "));
                return Err(self.expected_one_of("a means of consent", &words().collect::<Vec<_>>(), &help));
            };
            self.forward();
            if !kinds.contains(kind) {
                kinds.push(*kind);
            }
            if !self.mark(',') {
                return Ok(kinds);
            }
        }
    }

    fn opt_out(&mut self) -> Result<Option<OptOut>, Failure> {
        if !self.phrase("unless they") {
            return Ok(None);
        }
        let by = if self.phrase("object or reserve") {
            OptOutBy::Either
        } else if self.phrase("object") {
            OptOutBy::Objection
        } else if self.phrase("reserve") {
            OptOutBy::Reservation
        } else {
            return Err(self.expected("'object', 'reserve' or 'object or reserve'"));
        };
        let until = if self.phrase("before entry into force") {
            OptOutUntil::EntryIntoForce
        } else {
            OptOutUntil::Acceptance
        };
        Ok(Some(OptOut { by, until }))
    }

    /// When a denunciation takes effect.
    fn leaving(&mut self) -> Result<Leaving, Failure> {
        if self.phrase("at the end of a period") {
            self.mark(',');
            if !self.phrase("if notified") {
                return Ok(Leaving::AtEndOfPeriod(None));
            }
            let notice = self.interval()?;
            self.expect("before")?;
            return Ok(Leaving::AtEndOfPeriod(Some(notice)));
        }
        let numbered = self.peek(1).is_some_and(|t| self.text(t).starts_with(|c: char| c.is_ascii_digit()));
        if self.at("on") && numbered {
            self.forward();
            let on = self.year_day()?;
            self.expect("if notified by")?;
            return Ok(Leaving::OnYearDay { on, notified_by: self.year_day()? });
        }
        let steps = self.steps()?;
        self.expect("notification")?;
        Ok(Leaving::After(steps))
    }

    fn provisional(&mut self) -> Result<Rule, Failure> {
        if self.phrase("on declaration") {
            return Ok(Rule::ProvisionalApplication(Provisional::OnDeclaration));
        }
        if self.phrase("ends") {
            let steps = self.steps()?;
            self.expect("notification")?;
            return Ok(Rule::ProvisionalApplicationEnds(steps));
        }
        self.expect("by").map_err(|_| {
            self.expected("'on declaration', 'by SET from ...' or 'ends 60 days after notification'")
        })?;
        let by = self.set()?;
        self.expect("from")?;
        let from = self.moment()?;
        let until = if self.phrase("until") { Some(self.moment()?) } else { None };
        let unless_objected = self.phrase("unless they object");
        Ok(Rule::ProvisionalApplication(Provisional::ByDefault { by, from, until, unless_objected }))
    }

    fn reservations(&mut self) -> Result<Reservations, Failure> {
        if self.phrase("not allowed") {
            return Ok(Reservations::NotAllowed);
        }
        self.expect("allowed")?;
        if self.phrase("unless") {
            let share = self.share()?;
            self.expect("of")?;
            let of = self.set()?;
            self.expect("object within")?;
            return Ok(Reservations::UnlessObjected { share, of, within: self.interval()? });
        }
        if !self.phrase("to") {
            return Ok(Reservations::Allowed);
        }
        let mut articles = vec![];
        loop {
            self.phrase("Article");
            articles.push(self.run("an article's number, such as 17(2)")?);
            if !self.mark(',') {
                return Ok(Reservations::AllowedTo(articles));
            }
        }
    }

    fn later(&mut self, than: LaterThan) -> Result<Later, Failure> {
        let steps = self.steps()?;
        self.expect("own deposit")?;
        Ok(Later { than, steps })
    }
}

// The same back, beside what reads it.
impl Display for Rule {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Rule::EntersIntoForce(entry) => write!(f, "enters into force  {entry}"),
            Rule::LaterParties(later) => {
                let phrase = match later.than {
                    LaterThan::Condition => "for later parties",
                    LaterThan::EntryIntoForce => "for parties after entry into force",
                };
                write!(f, "{phrase}  {}own deposit", Steps(&later.steps))
            }
            Rule::TakesEffectOnSubscription => f.write_str("takes effect  on subscription"),
            Rule::ConsentBy(kinds) => {
                let words: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
                write!(f, "consent by  {}", words.join(", "))
            }
            Rule::Binds(set, None) => write!(f, "binds  {set}"),
            Rule::Binds(set, Some(opt_out)) => write!(f, "binds  {set} unless they {opt_out}"),
            Rule::Denunciation(leaving) => write!(f, "denunciation takes effect  {leaving}"),
            Rule::DenunciationNotAllowed => f.write_str("denunciation not allowed"),
            Rule::DenunciationNotBefore(steps, since) => {
                let own = if *since == Since::OwnEntryIntoForce { "own " } else { "" };
                write!(f, "denunciation not before  {}{own}entry into force", Steps(steps))
            }
            Rule::DenouncedWith(id) => write!(f, "denounced with  {id}"),
            Rule::SuccessionTakesEffect(SuccessionFrom::Independence) => {
                f.write_str("succession takes effect  from independence")
            }
            Rule::SuccessionTakesEffect(SuccessionFrom::Notification(steps)) => {
                write!(f, "succession takes effect  {}notification", Steps(steps))
            }
            Rule::ProvisionalApplication(Provisional::OnDeclaration) => {
                f.write_str("provisional application  on declaration")
            }
            Rule::ProvisionalApplication(Provisional::ByDefault { by, from, until, unless_objected }) => {
                write!(f, "provisional application  by {by} from {from}")?;
                until.iter().try_for_each(|until| write!(f, " until {until}"))?;
                f.write_str(if *unless_objected { " unless they object" } else { "" })
            }
            Rule::ProvisionalApplicationEnds(steps) => {
                write!(f, "provisional application ends  {}notification", Steps(steps))
            }
            Rule::Reservations(Reservations::Allowed) => f.write_str("reservations  allowed"),
            Rule::Reservations(Reservations::NotAllowed) => f.write_str("reservations  not allowed"),
            Rule::Reservations(Reservations::AllowedTo(articles)) => {
                write!(f, "reservations  allowed to Article {}", articles.join(", Article "))
            }
            Rule::Reservations(Reservations::UnlessObjected { share, of, within }) => {
                write!(f, "reservations  allowed unless {share} of {of} object within {within}")
            }
            Rule::Lasts(first, None) => write!(f, "lasts  {first}"),
            Rule::Lasts(first, Some(then)) => write!(f, "lasts  {first}, then {then} at a time"),
            Rule::EndsBelow(n) => write!(f, "ends when parties fall below  {n}"),
            Rule::InForceWhile(n) => write!(f, "in force only while  at least {n} parties"),
        }
    }
}
