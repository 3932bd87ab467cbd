//! The rooms of a folder and the floors that they stand on.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Arrow, Name, Source};

/// The rooms of a folder, each with those that it uses.
pub type Rooms = BTreeMap<String, BTreeSet<String>>;

/// A folder's own file, `mod.rs`, is no room of it: it says what there is, and what all of them have in common.
pub fn rooms(arrows: &BTreeSet<Arrow>, source: &Source, folder: &[String]) -> Rooms {
    let room = |name: &Name| name.strip_prefix(folder).and_then(|rest| rest.first()).cloned();
    let mut rooms: Rooms =
        source.modules.keys().filter_map(room).map(|room| (room, BTreeSet::new())).collect();
    for Arrow { from, to } in arrows {
        if let (Some(from), Some(to)) = (room(from), room(to))
            && from != to
        {
            rooms.entry(from).or_default().insert(to);
        }
    }
    rooms
}

/// The rooms in floors, from the ground up; those in a circle, and those that stand on one, come last.
fn floors(rooms: &Rooms) -> (Vec<Vec<&str>>, Vec<&str>) {
    let (mut floors, mut placed) = (vec![], BTreeSet::new());
    loop {
        let rests = |uses: &BTreeSet<String>| uses.iter().all(|used| placed.contains(used.as_str()));
        let floor: Vec<&str> = rooms
            .iter()
            .filter(|(room, uses)| !placed.contains(room.as_str()) && rests(uses))
            .map(|(room, _)| room.as_str())
            .collect();
        if floor.is_empty() {
            let rest = rooms.keys().map(String::as_str).filter(|room| !placed.contains(room)).collect();
            return (floors, rest);
        }
        placed.extend(floor.iter().copied());
        floors.push(floor);
    }
}

/// Draws them, the roof first.
pub fn draw(rooms: &Rooms) {
    let (floors, rest) = floors(rooms);
    if !rest.is_empty() {
        println!("      ?  {}", rest.join(" "));
    }
    for (n, floor) in floors.iter().enumerate().rev() {
        println!("      {n}  {}", floor.join(" "));
    }
}

/// Rooms that use each other, directly or by others.
pub fn circles(rooms: &Rooms) -> BTreeSet<BTreeSet<&str>> {
    let all: BTreeMap<&str, BTreeSet<&str>> =
        rooms.keys().map(|room| (room.as_str(), reached(rooms, room))).collect();
    let comes_back = |room: &str, other: &str| all.get(other).is_some_and(|back| back.contains(room));
    all.iter()
        .map(|(room, reached)| reached.iter().copied().filter(|other| comes_back(room, other)).collect())
        .filter(|circle: &BTreeSet<&str>| !circle.is_empty())
        .collect()
}

/// What a room uses, directly or by others.
fn reached<'a>(rooms: &'a Rooms, from: &'a str) -> BTreeSet<&'a str> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(room) = next.pop() {
        let used = rooms.get(room).into_iter().flatten().map(String::as_str);
        next.extend(used.filter(|used| seen.insert(*used)));
    }
    seen
}

/// A circle, with the files that make it one.
pub fn told(circle: &BTreeSet<&str>, arrows: &BTreeSet<Arrow>, folder: &[String]) -> String {
    let room =
        |name: &Name| name.strip_prefix(folder).and_then(|rest| rest.first()).cloned().unwrap_or_default();
    let in_it = arrows.iter().filter(|Arrow { from, to }| {
        let (from, to) = (room(from), room(to));
        from != to && circle.contains(from.as_str()) && circle.contains(to.as_str())
    });
    let each: Vec<String> =
        in_it.map(|Arrow { from, to }| format!("\n      {} -> {}", from.join("::"), to.join("::"))).collect();
    let names: Vec<&str> = circle.iter().copied().collect();
    format!("{} use each other:{}", names.join(", "), each.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rooms(uses: &[(&str, &[&str])]) -> Rooms {
        let own = |name: &&str| (*name).to_owned();
        uses.iter().map(|(room, used)| (own(room), used.iter().map(own).collect())).collect()
    }

    #[test]
    fn rooms_stand_on_what_they_use() {
        let rooms = rooms(&[("roof", &["wall", "ground"]), ("wall", &["ground"]), ("ground", &[])]);
        assert_eq!(floors(&rooms), (vec![vec!["ground"], vec!["wall"], vec!["roof"]], vec![]));
        assert!(circles(&rooms).is_empty());
    }

    #[test]
    fn a_circle_is_found_and_not_what_stands_on_it() {
        let rooms = rooms(&[("a", &["b"]), ("b", &["c"]), ("c", &["a", "d"]), ("d", &[]), ("on", &["a"])]);
        assert_eq!(circles(&rooms), BTreeSet::from([BTreeSet::from(["a", "b", "c"])]));
        assert_eq!(floors(&rooms), (vec![vec!["d"]], vec!["a", "b", "c", "on"]));
    }
}
