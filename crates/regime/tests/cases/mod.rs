//! Small records on the law of treaties, which both engines read.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use comity_regime::{
    Act, ActorSet, Day, Diagnostic, Regime,
    load::{Folder, load},
    naive::Naive,
    participation::Participation,
};

/// The States that act in these records.
const ACTORS: &str = "id,name,kind,from,to,continues,succeeds
SUN,Soviet Union,state,1922-12-30,1991-12-26,,
YUG,Yugoslavia,state,1945-11-29,1992-04-27,,
SCG,Serbia and Montenegro,state,1992-04-27,2006-06-03,,YUG
DDR,German Democratic Republic,state,1949-10-07,1990-10-03,,
RUS,Russian Federation,state,1991-12-26,,SUN,
SRB,Serbia,state,2006-06-03,,SCG,
SVN,Slovenia,state,1991-06-25,,,YUG
FRA,France,state,,,,
GBR,United Kingdom,state,,,,
USA,United States,state,,,,
FJI,Fiji,state,1970-10-10,,,
DEU,Germany,state,,,,
MYS,Malaysia,state,,,,
XYZ,A State of unknown age,state,,,,
";

/// A record of one file of definitions and of acts with the columns date, actor, act, instrument, effective, territory, place, detail,
/// target.
pub struct Case {
    pub folder: Folder,
}

pub fn case(definitions: &str, acts: &str) -> Case {
    let mut folder = Folder::new();
    folder.insert("actors.csv".into(), ACTORS.into());
    folder.insert("instruments/x.instrument".into(), definitions.into());
    let rows = acts.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| {
        let mut fields: Vec<&str> = line.split(',').collect();
        fields.resize(9, "");
        format!("{},https://example.org/list\n", fields.join(","))
    });
    let table = "date,actor,act,instrument,effective,territory,place,detail,target,source\n".to_owned();
    folder.insert("acts.csv".into(), (table + &rows.collect::<String>()).into());
    Case { folder }
}

impl Case {
    pub fn regime(&self) -> Regime {
        load(&self.folder, None, None).unwrap_or_else(|found| panic!("{}", lines(&found))).regime
    }

    pub fn refused(&self) -> String {
        lines(&load(&self.folder, None, None).unwrap_err())
    }

    pub fn warnings(&self) -> String {
        lines(&load(&self.folder, None, None).unwrap_or_else(|found| panic!("{}", lines(&found))).warnings)
    }

    /// When `x` entered into force, by both engines; nothing if it did not.
    pub fn entry(&self) -> String {
        let regime = self.regime();
        let ix = regime.register().instrument("x").unwrap();
        let fast = regime.standing(ix).entry.as_ref().map(|e| e.date.to_string());
        let (register, acts) = (regime.register(), regime.acts().recorded().cloned().collect::<Vec<Act>>());
        if acts.iter().all(|a| a.date.is_certain()) {
            let naive = Naive::new(register, &acts, day("1920-01-01"), day("2030-01-01"));
            assert_eq!(fast, naive.entry(ix).map(|e| e.date.to_string()), "the two engines");
        }
        fast.unwrap_or_default()
    }

    /// Who is bound by `x` on a day, by both engines; all days have to be certain.
    pub fn parties(&self, on: &str) -> String {
        let regime = self.regime();
        let ix = regime.register().instrument("x").unwrap();
        let acts = regime.acts().recorded().cloned().collect::<Vec<Act>>();
        let naive = Naive::new(regime.register(), &acts, day("1920-01-01"), day("2030-01-01"));
        let slow: ActorSet = naive.bound(ix, day(on)).into_iter().collect();
        let fast = self.who("parties to x", on);
        assert_eq!(fast, regime.ids(slow).join(" "), "the two engines");
        fast
    }

    /// How everybody takes part in `x` on a day.
    pub fn participants(&self, on: &str) -> Vec<Participation> {
        let regime = self.regime();
        regime.participants(regime.register().instrument("x").unwrap(), day(on))
    }

    /// Who surely is in a set on a day, and with a question mark who possibly is.
    pub fn who(&self, set: &str, on: &str) -> String {
        let regime = self.regime();
        let bounds = regime.ask(set, day(on)).unwrap_or_else(|found| panic!("{}", lines(&found))).recorded;
        let doubtful = regime.ids(bounds.possible - bounds.sure).into_iter().map(|id| id + "?");
        let mut ids = regime.ids(bounds.sure);
        ids.extend(doubtful);
        ids.sort_unstable();
        ids.join(" ")
    }
}

pub fn lines(found: &[Diagnostic]) -> String {
    found.iter().map(|d| format!("{d}\n")).collect()
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}
