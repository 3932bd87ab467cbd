//! The weakest link: how many conditions each of those meets who hold what is protected, and what would help.
//!
//! First the distribution, then those who meet the fewest, in alphabetical order, each with what it lacks and with its own
//! pledges, reports and requests beside it. One of whom nothing is known is never called weakest.

use comity_regime::{
    ActorIx, Bounds, Count, Day, Diagnostic, Regime,
    engine::Stock,
    language::ast::{Criterion, Figure, Quantity, SetExpr},
    proceeding::What,
    register::Measure,
};
use serde::{Serialize, Serializer};

use super::{
    Kind, Reckoner, Stake, Value,
    ground::{Ground, grounds},
    reckon::{self, fewest},
};

/// How many meet how many conditions.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Rung {
    /// So many conditions.
    pub met: usize,
    /// So many meet just as many, at least and at most.
    pub count: Count,
}

/// A condition, and how many lack it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Lacked {
    /// What it is called.
    pub condition: String,
    /// Who meets it, as a set.
    pub set: String,
    /// How many of those looked at lack it, at least and at most.
    pub lack: Count,
}

/// One of those who meet the fewest.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Link {
    /// Who.
    pub actor: String,
    /// How many conditions it meets, at least and at most.
    pub met: Count,
    /// Whether nobody else can meet fewer, for all that is not known.
    pub surely: bool,
    /// What it surely lacks, with the grounds.
    pub lacks: Vec<(String, Vec<Ground>)>,
    /// What it may lack.
    pub perhaps_lacks: Vec<String>,
    /// What it has pledged: ids and texts of commitments that stand.
    pub pledges: Vec<(String, String)>,
    /// Reports, requests for assistance and offers to it, with dates and sources.
    pub notes: Vec<Ground>,
    /// How much of what is protected it holds, where the measure's set is one of holders.
    pub exposure: Option<Value>,
}

/// Who meets the fewest conditions, and what would help.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct WeakestLink {
    /// By which measure.
    pub measure: String,
    /// On which day.
    pub on: Day,
    /// Over whom.
    pub over: String,
    /// How many conditions there are.
    pub conditions: usize,
    /// How many meet 0, 1, 2 ... of them.
    pub distribution: Vec<Rung>,
    /// The fewest that anybody meets, at least and at most.
    pub fewest: Count,
    /// Those who meet the fewest at most, whatever is not known; in alphabetical order of their names.
    pub lowest: Vec<Link>,
    /// Those who may be among them, for all that is known.
    #[serde(serialize_with = "by_id")]
    pub perhaps_lowest: Vec<Link>,
    /// The conditions, the one that most lack first.
    pub bottleneck: Vec<Lacked>,
    /// Arithmetic mean, geometric mean and minimum of the share of conditions met, each at least and at most.
    pub means: Means,
}

/// Three ways to sum a chain up, beside each other so that nobody picks one quietly (Hirshleifer 1983; Cornes and Hartley
/// 2007: sum, and weakest link as the limit of the power means).
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Means {
    /// A surplus of one makes up for a lack of another.
    pub arithmetic: (f64, f64),
    /// Less so.
    pub geometric: (f64, f64),
    /// Not at all.
    pub minimum: (f64, f64),
}

/// The weakest link by a measure of the kind `fewest of`; `None` for any other.
///
/// # Errors
/// Names that are unknown.
pub fn weakest_link(
    regime: &Regime,
    measure: &Measure,
    on: Day,
) -> Result<Option<WeakestLink>, Vec<Diagnostic>> {
    let Figure::Fewest(criteria, over) = &measure.figure else { return Ok(None) };
    let reckoner = Reckoner::new(regime, &measure.figure, &measure.source)?;
    let mut bounds: Vec<Bounds> = reckoner.sets.iter().map(|set| regime.bounds(set, on)).collect();
    let whom = bounds.pop().unwrap_or_default();
    let met = reckon::met(whom, &bounds);
    let fewest = fewest(&met, whom, criteria.len());
    let surely = |actor: ActorIx, m: Count| met.iter().all(|(other, n)| *other == actor || m.max <= n.min);
    let name = |actor: ActorIx| regime.register().actors[actor].name.clone();
    // Of whom nothing is known is not weakest: everything may be met.
    let least =
        |a: ActorIx, m: &Count| whom.sure.contains(a) && m.max == fewest.max && m.max < criteria.len();
    let mut lowest: Vec<(ActorIx, Count)> = met.iter().filter(|(a, m)| least(*a, m)).copied().collect();
    lowest.sort_by_key(|(actor, _)| name(*actor));
    let mut perhaps: Vec<(ActorIx, Count)> = met
        .iter()
        .filter(|(a, m)| m.min <= fewest.max && !lowest.iter().any(|(other, _)| other == a))
        .copied()
        .collect();
    perhaps.sort_by_key(|(actor, _)| name(*actor));
    let distribution = (0..=criteria.len()).map(|n| Rung {
        met: n,
        count: Count {
            min: met.iter().filter(|(a, m)| whom.sure.contains(*a) && m.min == n && m.max == n).count(),
            max: met.iter().filter(|(_, m)| m.min <= n && n <= m.max).count(),
        },
    });
    let mut bottleneck: Vec<Lacked> =
        criteria.iter().zip(&bounds).map(|(c, b)| lacked(c, whom, *b)).collect();
    bottleneck.sort_by_key(|lacked| std::cmp::Reverse((lacked.lack.min, lacked.lack.max)));
    let link = |(actor, met): &(ActorIx, Count)| {
        let view = View { regime, measure, on, actor: *actor };
        Link { surely: surely(*actor, *met), ..view.link(*met, criteria, &bounds, over) }
    };
    Ok(Some(WeakestLink {
        measure: measure.id.clone(),
        on,
        over: over.to_string(),
        conditions: criteria.len(),
        distribution: distribution.collect(),
        fewest,
        lowest: lowest.iter().map(link).collect(),
        perhaps_lowest: perhaps.iter().map(link).collect(),
        bottleneck,
        means: means(&met, whom, criteria.len()),
    }))
}

/// Those who may be among the lowest, by their ids.
fn by_id<S: Serializer>(links: &[Link], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(links.iter().map(|link| &link.actor))
}

fn lacked(criterion: &Criterion, whom: Bounds, met: Bounds) -> Lacked {
    Lacked {
        condition: criterion.name.clone(),
        set: criterion.set.to_string(),
        lack: whom.but_not(met).count(),
    }
}

/// The means of the parts of the conditions that are met. Each end is what those come to who are in the set whatever is not
/// known, with those who may be in it as long as they carry it further.
#[allow(clippy::cast_precision_loss, reason = "counts of conditions and States are small")]
fn means(met: &[(ActorIx, Count)], over: Bounds, conditions: usize) -> Means {
    let part = |n: usize| n as f64 / conditions.max(1) as f64;
    let ends = |of: &dyn Fn(f64) -> f64| {
        let end = |count: fn(&Count) -> usize, lower: bool| {
            let (sure, perhaps): (Vec<_>, Vec<_>) = met.iter().partition(|(a, _)| over.sure.contains(*a));
            let each = |of_them: Vec<&(ActorIx, Count)>| -> Vec<f64> {
                of_them.into_iter().map(|(_, met)| of(part(count(met)))).collect()
            };
            furthest_mean(&each(sure), each(perhaps), lower)
        };
        (end(|met| met.min, true), end(|met| met.max, false))
    };
    let fewest = fewest(met, over, conditions);
    // A product with a 0 in it is 0: the logarithm of nothing is below all others, and its mean with any is again.
    let (low, high) = ends(&f64::ln);
    Means {
        arithmetic: ends(&|part| part),
        geometric: (low.exp(), high.exp()),
        minimum: (part(fewest.min), part(fewest.max)),
    }
}

/// The least mean (or the greatest) of some numbers, and of as many others as carry it further.
#[allow(clippy::cast_precision_loss, reason = "there are a few hundred States")]
fn furthest_mean(sure: &[f64], mut perhaps: Vec<f64>, lower: bool) -> f64 {
    perhaps.sort_by(|a, b| if lower { a.total_cmp(b) } else { b.total_cmp(a) });
    let (mut sum, mut n): (f64, usize) = (sure.iter().sum(), sure.len());
    for next in perhaps {
        let mean = sum / n as f64;
        if n > 0 && if lower { next >= mean } else { next <= mean } {
            break;
        }
        (sum, n) = (sum + next, n + 1);
    }
    if n == 0 { 0.0 } else { sum / n as f64 }
}

struct View<'a> {
    regime: &'a Regime,
    measure: &'a Measure,
    on: Day,
    actor: ActorIx,
}

impl View<'_> {
    fn link(&self, met: Count, criteria: &[Criterion], bounds: &[Bounds], over: &SetExpr) -> Link {
        let (mut lacks, mut perhaps_lacks) = (vec![], vec![]);
        for (criterion, bounds) in criteria.iter().zip(bounds) {
            if !bounds.possible.contains(self.actor) {
                let why = grounds(self.regime, &criterion.set, &self.measure.source, self.actor, self.on);
                lacks.push((criterion.name.clone(), why));
            } else if !bounds.sure.contains(self.actor) {
                perhaps_lacks.push(criterion.name.clone());
            }
        }
        Link {
            actor: self.regime.register().actors[self.actor].id.clone(),
            met,
            surely: false,
            lacks,
            perhaps_lacks,
            pledges: self.pledges(),
            notes: self.notes(),
            exposure: held(over).and_then(|quantity| self.exposure(quantity)),
        }
    }

    fn is_same(&self, other: ActorIx) -> bool {
        self.regime.register().actors.same(other, self.actor)
    }

    fn pledges(&self) -> Vec<(String, String)> {
        let all = self.regime.commitments(self.on).into_iter();
        let own = all.filter(|c| !c.joint && self.is_same(c.actor) && c.ended.is_none());
        own.map(|c| (c.key, c.text)).collect()
    }

    fn notes(&self) -> Vec<Ground> {
        let of_it = |what: &What, by: ActorIx| match what {
            What::Report | What::AssistanceRequest => self.is_same(by),
            What::AssistanceOffer(Some(to)) => self.is_same(*to),
            _ => false,
        };
        let docket = self.regime.docket();
        let all = docket.all().filter(|p| p.date.earliest <= self.on && of_it(&p.what, p.actor));
        all.map(|p| Ground::Event {
            what: p.what.word().replace('_', " "),
            of: p.target.clone(),
            date: p.date,
            sources: self.regime.source_ids(p.sources.iter().copied()),
        })
        .collect()
    }

    fn exposure(&self, quantity: &Quantity) -> Option<Value> {
        let stock = Stock::resolve(quantity, self.regime.register(), &self.measure.source).ok()?;
        let amounts = stock.at(self.actor, self.on);
        let kind = Kind::Amount(stock.unit()?.clone());
        Some(Value::of(kind, Stake::amount(amounts.low, amounts.high)))
    }
}

/// The quantity of which those of a set hold so much, if it is such a set.
fn held(set: &SetExpr) -> Option<&Quantity> {
    match set {
        SetExpr::Holding(_, threshold) => Some(&threshold.of),
        SetExpr::And(a, b) => held(a).or_else(|| held(b)),
        SetExpr::ButNot(a, _) => held(a),
        _ => None,
    }
}
