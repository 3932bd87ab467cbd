//! Quantities: what each has, as read when, and the bounds of sums and shares of them.

use std::cmp::Ordering;

use comity_regime::{
    ActorIx, ActorSet, Bounds, Day, Regime, Register, When, engine::Stock, register::Amounts,
};
use serde::Serialize;

use super::{Fraction, Stake};

/// What an actor has of a quantity.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Held {
    /// Who.
    pub actor: String,
    /// At least, in millionths of the base unit.
    pub low: u128,
    /// At most; `null` where nothing bounds it.
    pub high: Option<u128>,
    /// The readings that may say so.
    pub seen: Vec<Seen>,
}

/// A reading as it stands in the record.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Seen {
    /// Of which attribute.
    pub attribute: String,
    /// As written.
    pub value: String,
    /// In which unit.
    pub unit: String,
    /// Of which day.
    pub date: Option<When>,
    /// Where it is published.
    pub sources: Vec<String>,
    /// A remark.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// The readings on which an actor's amounts rest on a day.
pub fn seen(regime: &Regime, stock: &Stock<'_>, actor: ActorIx, on: Day) -> Vec<Seen> {
    let mut all = vec![];
    for (name, attribute, value) in stock.values(actor, on) {
        let unit = attribute.definition.as_ref().and_then(|d| d.unit.as_ref());
        for row in value.rows.iter().filter_map(|at| attribute.rows.get(*at)) {
            all.push(Seen {
                attribute: name.to_owned(),
                value: row.value.clone(),
                unit: unit.map_or(String::new(), ToString::to_string),
                date: row.from,
                sources: regime.source_ids(row.sources.iter().copied()),
                note: row.note.clone(),
            });
        }
    }
    all
}

/// What each of a set has that has any, or of whom it is not known.
pub fn held(regime: &Regime, stock: &Stock<'_>, over: Bounds, on: Day) -> Vec<Held> {
    let each = over.possible.iter().filter_map(|actor| {
        let amounts = stock.at(actor, on);
        (amounts != Amounts::ZERO).then(|| Held {
            actor: regime.register().actors[actor].id.clone(),
            low: if over.sure.contains(actor) { amounts.low } else { 0 },
            high: amounts.high,
            seen: seen(regime, stock, actor, on),
        })
    });
    each.collect()
}

/// What each of a set brings to a sum.
pub fn sum(stock: &Stock<'_>, over: Bounds, on: Day) -> Vec<(ActorIx, Stake)> {
    let stake = |actor| {
        let amounts = stock.at(actor, on);
        let low = if over.sure.contains(actor) { amounts.low } else { 0 };
        (actor, Stake::amount(low, amounts.high))
    };
    over.possible.iter().map(stake).collect()
}

/// What each of a set brings to the share that another set has.
pub fn held_by(stock: &Stock<'_>, over: Bounds, by: Bounds, on: Day) -> Vec<(ActorIx, Stake)> {
    let stake = |actor| {
        let amounts = stock.at(actor, on);
        let (over_surely, by_surely) = (over.sure.contains(actor), by.sure.contains(actor));
        let low = if over_surely && by_surely { amounts.low } else { 0 };
        let Some(most) = amounts.high else { return (actor, Stake::OPEN) };
        let against = if by_surely { 0 } else { most };
        let high = if by.possible.contains(actor) { most } else { 0 };
        let rest = if over_surely && !by.possible.contains(actor) { amounts.low } else { 0 };
        let stake = Stake {
            low,
            low_of: low.saturating_add(against),
            high,
            high_of: high.saturating_add(rest),
            open: 0,
        };
        (actor, stake)
    };
    over.possible.iter().map(stake).collect()
}

/// A quantity, and another that is a part of it.
pub struct Portion<'a> {
    /// What both are made of.
    common: Stock<'a>,
    /// What else the whole is made of, each with those of the part that are parts of it.
    pairs: Vec<(Stock<'a>, Stock<'a>)>,
    /// Whether what is left without the part is meant.
    outside: bool,
}

impl<'a> Portion<'a> {
    /// From the two quantities.
    pub fn new(whole: &Stock<'a>, part: &Stock<'a>, outside: bool, register: &Register) -> Portion<'a> {
        let own = part.without(whole);
        let rest = whole.without(part);
        let pairs = rest
            .attributes()
            .map(|(name, attribute)| (Stock::single(name, attribute), own.parts_of(name, register)))
            .collect();
        Portion { common: part.without(&own), pairs, outside }
    }

    /// What an actor brings to the share. A part is never more than its whole: where readings of both leave that open, the
    /// whole is at least what the part is, which holds the ends close.
    fn stake(&self, actor: ActorIx, on: Day) -> Stake {
        let common = self.common.at(actor, on);
        // The least part of the largest whole, and the most of the smallest.
        let (mut least, mut least_of) = (common.low, common.low);
        let mut most = common.high.map(|high| (high, high));
        for (whole, parts) in &self.pairs {
            let (whole, part) = (whole.at(actor, on), parts.at(actor, on));
            let Some(high) = whole.high else { return Stake::OPEN };
            // A part of which nothing is known is no more than its whole.
            let most_part = part.high.map_or(high, |part| part.min(high)).max(part.low);
            least = least.saturating_add(part.low);
            least_of = least_of.saturating_add(high.max(part.low));
            most = most.map(|(had, of): (u128, u128)| {
                (had.saturating_add(most_part), of.saturating_add(whole.low.max(most_part)))
            });
        }
        let Some((most, most_of)) = most else { return Stake::OPEN };
        if self.outside {
            Stake { low: most_of - most, low_of: most_of, high: least_of - least, high_of: least_of, open: 0 }
        } else {
            Stake { low: least, low_of: least_of, high: most, high_of: most_of, open: 0 }
        }
    }

    /// What each of a set brings to the share. Of those that may be outside the set it is decided for each end whether
    /// they are in it: if that carries it further.
    pub fn stakes(&self, over: Bounds, on: Day) -> Vec<(ActorIx, Stake)> {
        let stakes = |of: ActorSet| of.iter().map(|actor| (actor, self.stake(actor, on))).collect::<Vec<_>>();
        let (mut sure, perhaps) = (stakes(over.sure), stakes(over.possible - over.sure));
        let total: Stake = sure.iter().map(|(_, stake)| *stake).sum();
        let low = |stake: &Stake| Fraction { of: stake.low, whole: stake.low_of };
        let high = |stake: &Stake| Fraction { of: stake.high, whole: stake.high_of };
        let ends = |end: &dyn Fn(&Stake) -> Fraction| perhaps.iter().map(|(_, s)| end(s)).collect::<Vec<_>>();
        let lowers = carrying(low(&total), &ends(&low), Ordering::Less);
        let raises = carrying(high(&total), &ends(&high), Ordering::Greater);
        for (at, (actor, stake)) in perhaps.into_iter().enumerate() {
            let (low, low_of) = if lowers[at] { (stake.low, stake.low_of) } else { (0, 0) };
            let (high, high_of) = if raises[at] { (stake.high, stake.high_of) } else { (0, 0) };
            sure.push((actor, Stake { low, low_of, high, high_of, open: stake.open }));
        }
        sure
    }
}

/// Which of the fractions carry a total further in a direction, each added as long as it does: the furthest first.
fn carrying(total: Fraction, each: &[Fraction], further: Ordering) -> Vec<bool> {
    let mut chosen = vec![false; each.len()];
    let mut order: Vec<usize> = (0..each.len()).filter(|at| each[*at].whole > 0).collect();
    order.sort_by(|a, b| match further {
        Ordering::Less => each[*a].against(each[*b]),
        _ => each[*b].against(each[*a]),
    });
    let mut total = total;
    for at in order {
        if total.whole == 0 || each[at].against(total) == further {
            chosen[at] = true;
            total = Fraction {
                of: total.of.saturating_add(each[at].of),
                whole: total.whole.saturating_add(each[at].whole),
            };
        }
    }
    chosen
}
