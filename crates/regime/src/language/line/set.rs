//! Sets of actors: `States party to cppnm but not parties to cppnm-amendment`.

use crate::language::{
    ast::{Kind, Name, SetExpr},
    lex,
    line::{Failure, LineParser},
};
use crate::proceeding::Level;

/// How deeply brackets may nest, so that no text can exhaust the stack.
const DEEPEST: usize = 40;

/// How many sets may be joined in a row, for the same reason.
const MOST_TERMS: usize = 200;

/// The words that a set may begin with.
pub const SET_BEGINNINGS: [&str; 14] = [
    "States",
    "organisations",
    "actors",
    "parties",
    "contracting",
    "depositors",
    "signatories",
    "signers",
    "subscribers",
    "members",
    "participants",
    "list",
    "hosts",
    "the",
];

const TERMS: &str = "a set is: States, organisations, actors with ATTRIBUTE, parties to X, States party to X, signatories to X, signers of X, subscribers to X, members of F, participants in M, States with at least 1 kg of ATTRIBUTE, actors that have reported under X, hosts of \"SERVICE\", list L, {FRA, GBR}, or a set in brackets";

impl LineParser<'_> {
    /// A set expression. Different operators must be bracketed: `A and B or C` says nothing for sure.
    pub fn set(&mut self) -> Result<SetExpr, Failure> {
        self.set_within(0)
    }

    fn set_within(&mut self, depth: usize) -> Result<SetExpr, Failure> {
        if depth > DEEPEST {
            return Err(self.expected("brackets nested no deeper than 40"));
        }
        let mut left = self.term(depth)?;
        let mut first: Option<&str> = None;
        for _ in 0..MOST_TERMS {
            let operator = if self.at("and") && !self.requirement_follows() {
                "and"
            } else if self.at("or") && !self.other_than_a_set_follows() {
                "or"
            } else if self.at("but not") && !self.at("but not before") {
                "but not"
            } else if self.at("but") && !self.at("but not") {
                self.forward();
                return Err(self.expected("'not' after 'but'"));
            } else {
                return Ok(left);
            };
            if first.is_some_and(|f| f != operator) {
                return Err(self.expected("brackets that say what belongs together, such as (A and B) or C"));
            }
            first = Some(operator);
            self.phrase(operator);
            let right = Box::new(self.term(depth)?);
            let so_far = Box::new(left);
            left = match operator {
                "and" => SetExpr::And(so_far, right),
                "or" => SetExpr::Or(so_far, right),
                _ => SetExpr::ButNot(so_far, right),
            };
        }
        Err(self.expected("at most 200 sets in a row"))
    }

    /// A set, as it is on the day asked about or `as on` another.
    fn term(&mut self, depth: usize) -> Result<SetExpr, Failure> {
        let set = self.simple(depth)?;
        if !self.phrase("as on") {
            return Ok(set);
        }
        Ok(SetExpr::AsOn(Box::new(set), self.anchor()?))
    }

    /// A simple set within another.
    fn within_depth(&mut self, depth: usize) -> Result<SetExpr, Failure> {
        if depth > DEEPEST {
            return Err(self.expected("sets nested no deeper than 40"));
        }
        self.simple(depth + 1)
    }

    fn simple(&mut self, depth: usize) -> Result<SetExpr, Failure> {
        self.phrase("the");
        if self.mark('(') {
            let inner = self.set_within(depth + 1)?;
            self.expect_mark(')')?;
            return Ok(inner);
        }
        if self.mark('{') {
            let mut names = vec![];
            while !self.mark('}') {
                names.push(self.name("an actor's id, such as FRA")?);
                if !self.mark(',') {
                    self.expect_mark('}')?;
                    break;
                }
            }
            return Ok(SetExpr::These(names));
        }
        let instrument = |p: &mut Self| p.name("the id of an instrument");
        if self.phrase("States party to") || self.phrase("States parties to") {
            return Ok(SetExpr::PartiesTo(Kind::States, instrument(self)?));
        }
        for (words, kind) in [("States with", Kind::States), ("actors with", Kind::Actors)] {
            if self.phrase(words) {
                return match self.holding(kind)? {
                    Some(holding) => Ok(holding),
                    None => Ok(SetExpr::With(kind, self.attribute()?)),
                };
            }
        }
        if self.phrase("actors that have reported under") {
            return Ok(SetExpr::ReportedUnder(instrument(self)?, self.within()?));
        }
        if self.phrase("actors that have requested assistance under") {
            return Ok(SetExpr::RequestedUnder(instrument(self)?));
        }
        if self.phrase("actors that have") {
            let words = ["reported", "requested"];
            return Err(self.expected_one_of(
                "'reported under ID' or 'requested assistance under ID'",
                &words,
                "",
            ));
        }
        if self.phrase("hosts of") {
            let service = self.title()?;
            return Ok(SetExpr::HostsOf(service, self.within()?));
        }
        if self.phrase("parties to") {
            return Ok(SetExpr::PartiesTo(Kind::Actors, instrument(self)?));
        }
        if self.phrase("contracting parties to") {
            return Ok(SetExpr::ContractingPartiesTo(instrument(self)?));
        }
        if self.phrase("depositors to") {
            let id = instrument(self)?;
            let among = if self.phrase("among") { Some(Box::new(self.within_depth(depth)?)) } else { None };
            return Ok(SetExpr::DepositorsTo(id, among));
        }
        if self.phrase("signatories to") {
            return Ok(SetExpr::SignatoriesTo(instrument(self)?));
        }
        if self.phrase("signers of") {
            return Ok(SetExpr::SignersOf(instrument(self)?));
        }
        if self.phrase("subscribers to") {
            return Ok(SetExpr::SubscribersTo(instrument(self)?));
        }
        if self.phrase("members of") {
            return Ok(SetExpr::MembersOf(self.name("the id of an organisation, such as UN")?));
        }
        if self.phrase("participants in") {
            let of = self.name("the id of a session or a forum")?;
            if !self.phrase("at level") {
                return Ok(SetExpr::ParticipantsIn(of, None));
            }
            let level = self.level()?;
            if level != Level::Head {
                self.expect("or above")?;
            }
            return Ok(SetExpr::ParticipantsIn(of, Some(level)));
        }
        if self.phrase("list") {
            return Ok(SetExpr::List(self.name("the id of a list")?));
        }
        if self.phrase("States") {
            return Ok(SetExpr::States);
        }
        if self.phrase("organisations") || self.phrase("organizations") {
            return Ok(SetExpr::Organisations);
        }
        if self.phrase("actors") {
            return Ok(SetExpr::Actors);
        }
        // A phrase that begins right goes on wrong: say where.
        let phrases = [
            ("parties", "to"),
            ("contracting", "parties to"),
            ("depositors", "to"),
            ("signatories", "to"),
            ("signers", "of"),
            ("subscribers", "to"),
            ("members", "of"),
            ("participants", "in"),
            ("hosts", "of"),
        ];
        for (first, then) in phrases {
            if self.phrase(first) {
                self.expect(then)?;
            }
        }
        Err(self.expected_one_of("a set of actors", &SET_BEGINNINGS, TERMS))
    }

    /// An attribute's name.
    pub fn attribute(&mut self) -> Result<Name, Failure> {
        self.name("the name of an attribute")
    }

    /// After `and` may come another set, or another requirement.
    pub fn requirement_follows(&self) -> bool {
        self.number_follows() || self.peek(1).is_some_and(|t| matches!(self.text(t), "deposits" | "carrying"))
    }

    fn number_follows(&self) -> bool {
        self.peek(1)
            .is_some_and(|t| t.kind == lex::Kind::Word && self.text(t).bytes().all(|b| b.is_ascii_digit()))
    }

    /// After `or` may come another set; or another kind of objection, or another way of entering into force.
    fn other_than_a_set_follows(&self) -> bool {
        const OTHERS: [&str; 5] = ["objections", "carrying", "on", "first", "deposits"];
        self.number_follows() || self.peek(1).is_some_and(|t| OTHERS.contains(&self.text(t)))
    }
}
