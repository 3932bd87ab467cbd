//! What a measure works out, and its aim, read out in the reader's language. In English these are the words of the language of
//! definitions (a test sees to it).

use comity_regime::language::ast::{Account, Aim, AreaForce, Fate, Figure, Target};

use super::{Locale, t};

impl Locale {
    /// What a measure works out.
    pub fn figure(&self, figure: &Figure) -> String {
        match figure {
            Figure::Share(whole, part) => {
                t!(self, "figure-share", whole = self.set(whole), part = self.set(part))
            }
            Figure::Number(set) => t!(self, "figure-number", set = self.set(set)),
            Figure::Sum(quantity, over) => {
                t!(self, "figure-sum", quantity = self.quantity(quantity), set = self.set(over))
            }
            Figure::HeldBy(quantity, over, by) => {
                let (quantity, over) = (self.quantity(quantity), self.set(over));
                t!(self, "figure-held-by", quantity = quantity, set = over, by = self.set(by))
            }
            Figure::Portion(whole, part, over) => {
                let (whole, of) = (self.quantity(whole), self.quantity(&part.of));
                let over = self.set(over);
                match part.outside {
                    true => t!(self, "figure-portion-outside", whole = whole, part = of, set = over),
                    false => t!(self, "figure-portion", whole = whole, part = of, set = over),
                }
            }
            Figure::Reports(id) => t!(self, "figure-reports", id = &id.text),
            Figure::Commitments(id, fate) => {
                t!(self, "figure-commitments", id = &id.text, fate = self.fate(*fate))
            }
            Figure::Sessions(id) => t!(self, "figure-sessions", id = &id.text),
            Figure::Missions(service, to, None) => {
                t!(self, "figure-missions", service = service, set = self.set(to))
            }
            Figure::Missions(service, to, Some(within)) => {
                let (to, period) = (self.set(to), self.period(*within));
                t!(self, "figure-missions-within", service = service, set = to, period = period)
            }
            Figure::Areas(AreaForce::Any) => t!(self, "figure-areas"),
            Figure::Areas(AreaForce::Binding) => t!(self, "figure-areas-binding"),
            Figure::Fewest(criteria, over) => {
                let each = criteria
                    .iter()
                    .map(|c| t!(self, "figure-condition", set = self.bracketed(&c.set), name = &c.name));
                let conditions = each.collect::<Vec<_>>().join(self.comma());
                t!(self, "figure-fewest", conditions = conditions, set = self.set(over))
            }
        }
    }

    fn fate(&self, fate: Fate) -> String {
        match fate {
            Fate::Delivered(None) => t!(self, "fate-delivered"),
            Fate::Delivered(Some(Account::Record)) => t!(self, "fate-delivered-record"),
            Fate::Delivered(Some(Account::Themselves)) => t!(self, "fate-delivered-themselves"),
            Fate::Delivered(Some(Account::Peers)) => t!(self, "fate-delivered-peers"),
            Fate::Delivered(Some(Account::Independent)) => t!(self, "fate-delivered-independently"),
            Fate::Stands(state) => {
                let word = state.word().replace('_', " ");
                self.word("state", &word).unwrap_or(word)
            }
        }
    }

    /// What a measure is to come to.
    pub fn aim(&self, aim: &Aim) -> String {
        let target = match &aim.target {
            Target::All => t!(self, "aim-all"),
            Target::None => t!(self, "aim-none"),
            Target::AtLeast(share) => t!(self, "aim-at-least", share = self.share(*share)),
            Target::AtMost(amount) => t!(self, "aim-at-most", amount = amount.to_string()),
            Target::More => t!(self, "aim-more"),
            Target::Less => t!(self, "aim-less"),
        };
        match aim.by {
            Some(day) => t!(self, "aim-by", aim = target, day = self.day(day)),
            None => target,
        }
    }
}
