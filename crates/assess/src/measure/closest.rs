//! Who could close a gap soonest: of those that a share misses, who has promised to join, or has signed or consented already.

use comity_regime::{
    Day, Diagnostic, InstrumentIx, Regime,
    engine::{Set, Which},
    language::ast::{Figure, SetExpr},
    process::Commitment,
};
use serde::Serialize;

use super::{Assessment, Reading, assess};

/// One that is missing and has taken a step already.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Closest {
    /// Who.
    pub actor: String,
    /// Which instrument it has not joined.
    pub instrument: String,
    /// The commitment by which it has promised to, if it has.
    pub pledge: Option<String>,
    /// Whether it has signed, and not consented since.
    pub signed: bool,
    /// Whether it has consented to be bound, and is not bound yet: it has done what it promised.
    pub consented: bool,
}

/// A measure whose aim is not known to be met, and who has taken a step towards it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Open {
    /// The measure on the day.
    pub assessment: Assessment,
    /// Who has promised to join, or has signed or consented.
    pub closest: Vec<Closest>,
}

/// The measures that have an aim which is not known to be met on a day.
///
/// # Errors
/// Names that are unknown.
pub fn open(regime: &Regime, on: Day) -> Result<Vec<Open>, Vec<Diagnostic>> {
    let pledges = regime.commitments(on);
    let mut all = vec![];
    for measure in &regime.register().measures {
        let assessment = assess(regime, measure, on)?;
        if assessment.aim.is_some() && assessment.met != Some(true) {
            let closest = closest(regime, &pledges, &measure.figure, &assessment.reading, on);
            all.push(Open { assessment, closest });
        }
    }
    Ok(all)
}

/// Of those who surely are missing on a day, who has promised to join what the measure asks for, or has signed it or consented to it.
fn closest(
    regime: &Regime,
    pledges: &[Commitment],
    figure: &Figure,
    reading: &Reading,
    on: Day,
) -> Vec<Closest> {
    let (Figure::Share(_, asked), Some(missing)) = (figure, &reading.missing) else { return vec![] };
    let register = regime.register();
    let joins = asked.leaves().into_iter().filter_map(|set| match set {
        SetExpr::PartiesTo(_, id) | SetExpr::ContractingPartiesTo(id) | SetExpr::SubscribersTo(id) => {
            register.instrument(&id.text)
        }
        _ => None,
    });
    let joins: Vec<InstrumentIx> = joins.collect();
    let mut found = vec![];
    for id in &missing.sure {
        let Some(actor) = register.actors.find(id) else { continue };
        for ix in &joins {
            let own = pledges.iter().find(|c| {
                c.joins == Some(*ix)
                    && c.ended.is_none()
                    && c.by.iter().any(|by| register.actors.same(*by, actor))
            });
            let among = |which| regime.bounds(&Set::Of(*ix, which), on).sure.contains(actor);
            let (signed, consented) = (among(Which::Signed), among(Which::Contracting));
            // Whoever is bound has closed this gap; another instrument is what is missing.
            let open = !among(Which::Bound);
            if open && (own.is_some() || signed || consented) {
                let instrument = register.definition(*ix).id.clone();
                found.push(Closest {
                    actor: id.clone(),
                    instrument,
                    pledge: own.map(|c| c.key.clone()),
                    signed,
                    consented,
                });
            }
        }
    }
    found
}
