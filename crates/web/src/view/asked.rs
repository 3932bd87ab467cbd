//! Which parameters an address knows: one that it does not know is not dropped in silence.

use comity_regime::nearest;

use crate::{api, respond::Problem};

/// What others add to addresses, and what no answer depends on.
const PASSED_OVER: [&str; 6] = ["fbclid", "gclid", "mc_cid", "mc_eid", "msclkid", "ref"];

/// Whether all that was asked is known to an address, and each thing was asked once.
///
/// # Errors
/// The first that is not, with what there is.
pub fn known(path: &str, parameters: &[(String, String)]) -> Result<(), Problem> {
    let Some(known) = api::asked(path) else { return Ok(()) };
    for (at, (name, _)) in parameters.iter().enumerate() {
        if name.starts_with("utm_") || PASSED_OVER.contains(&name.as_str()) {
            continue;
        }
        if !known.contains(&name.as_str()) {
            let near = nearest(name, known.iter().copied()).map(|near| format!("did you mean '{near}'? "));
            let there = known.join(", ");
            let detail = format!(
                "{name}: nothing is asked by this name here; {}there is {there}",
                near.unwrap_or_default()
            );
            return Err(Problem::bad(detail));
        }
        if parameters[..at].iter().any(|(other, _)| other == name) {
            return Err(Problem::bad(format!("{name}: it is asked twice, and could mean either")));
        }
    }
    Ok(())
}
