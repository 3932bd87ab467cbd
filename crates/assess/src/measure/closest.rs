//! Who could close a gap soonest: of those that a share misses, who has promised to join, or has signed already.

use comity_regime::{
    Day, InstrumentIx, Regime,
    engine::{Set, Which},
    language::ast::{Figure, SetExpr},
};
use serde::Serialize;

use super::Reading;

/// One that is missing and has taken a step already.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Closest {
    /// Who.
    pub actor: String,
    /// Which instrument it has not joined.
    pub instrument: String,
    /// The commitment by which it has promised to, if it has.
    pub pledge: Option<String>,
    /// Whether it has signed.
    pub signed: bool,
}

/// Of those who surely are missing on a day, who has promised to join what the measure asks for, or has signed it.
pub fn closest(regime: &Regime, figure: &Figure, reading: &Reading, on: Day) -> Vec<Closest> {
    let (Figure::Share(_, asked), Some(missing)) = (figure, &reading.missing) else { return vec![] };
    let register = regime.register();
    let joins = asked.leaves().into_iter().filter_map(|set| match set {
        SetExpr::PartiesTo(_, id) | SetExpr::ContractingPartiesTo(id) | SetExpr::SubscribersTo(id) => {
            register.instrument(&id.text)
        }
        _ => None,
    });
    let joins: Vec<InstrumentIx> = joins.collect();
    let pledges = regime.commitments(on);
    let mut found = vec![];
    for id in &missing.sure {
        let Some(actor) = register.actors.find(id) else { continue };
        for ix in &joins {
            let own = pledges.iter().find(|c| {
                c.joins == Some(*ix)
                    && c.ended.is_none()
                    && c.by.iter().any(|by| register.actors.same(*by, actor))
            });
            let signed = regime.bounds(&Set::Of(*ix, Which::Signed), on).sure.contains(actor);
            if own.is_some() || signed {
                let instrument = register.definition(*ix).id.clone();
                found.push(Closest {
                    actor: id.clone(),
                    instrument,
                    pledge: own.map(|c| c.key.clone()),
                    signed,
                });
            }
        }
    }
    found
}
