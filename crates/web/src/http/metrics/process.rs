//! The process and its machine, under the names that Prometheus' own libraries give them, so that anybody's dashboard for
//! processes shows this one (<https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics>).

use std::sync::atomic::AtomicU64;

use prometheus_client::{
    metrics::{counter::Counter, gauge::Gauge},
    registry::{Registry, Unit},
};

/// What is measured of them; all of it stays 0 where there is no `/proc`.
#[derive(Debug)]
pub struct Process {
    cpu: Counter<f64, AtomicU64>,
    resident: Gauge,
    open: Gauge,
    most: Gauge,
    threads: Gauge,
    started: Gauge,
    memory: Gauge,
    available: Gauge,
}

impl Process {
    /// Registers it: the process by its usual names, the machine by ours.
    pub fn register(registry: &mut Registry) -> Process {
        let process = registry.sub_registry_with_prefix("process");
        let cpu = Counter::default();
        let help = "How long processors have worked for this process";
        process.register_with_unit("cpu", help, Unit::Seconds, cpu.clone());
        let [resident, open, most, threads, started, memory, available] = [(); 7].map(|()| Gauge::default());
        let help = "How much memory the process has";
        process.register_with_unit("resident_memory", help, Unit::Bytes, resident.clone());
        let help = "When the process was started, in seconds since 1970";
        process.register_with_unit("start_time", help, Unit::Seconds, started.clone());
        process.register("open_fds", "Descriptors that are open: connections and files", open.clone());
        process.register("max_fds", "Descriptors that may be open at once", most.clone());
        process.register("threads", "Threads of the process", threads.clone());
        let machine = registry.sub_registry_with_prefix("comity_machine");
        let help = "How much memory the machine has";
        machine.register_with_unit("memory", help, Unit::Bytes, memory.clone());
        let help = "How much of it programs can still have, as the kernel estimates";
        machine.register_with_unit("memory_available", help, Unit::Bytes, available.clone());
        Process { cpu, resident, open, most, threads, started, memory, available }
    }

    /// Looks at `/proc` (proc(5)). What cannot be read stays as it was.
    #[cfg(target_os = "linux")]
    pub fn look(&self) {
        use procfs::{Current, WithCurrentSystemInfo, process::LimitValue};
        let signed = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        if let Ok(machine) = procfs::Meminfo::current() {
            self.memory.set(signed(machine.mem_total));
            self.available.set(signed(machine.mem_available.unwrap_or(machine.mem_free)));
        }
        let Ok(process) = procfs::process::Process::myself() else { return };
        if let Ok(stat) = process.stat() {
            let (worked, ticks) = (stat.utime + stat.stime, procfs::ticks_per_second());
            // Exact: no process works for so long that a double cannot count it.
            let seconds = worked as f64 / ticks as f64;
            self.cpu.inc_by((seconds - self.cpu.get()).max(0.0));
            self.resident.set(signed(stat.rss_bytes().get()));
            self.threads.set(stat.num_threads);
            // Once: the moment of the boot is computed from the clock, and moves when that is set.
            if self.started.get() == 0
                && let Ok(boot) = procfs::boot_time_secs()
            {
                self.started.set(signed(boot + stat.starttime / ticks));
            }
        }
        if let Ok(open) = process.fd_count() {
            self.open.set(signed(open as u64));
        }
        if let Ok(limits) = process.limits() {
            let most = match limits.max_open_files.soft_limit {
                LimitValue::Value(most) => signed(most),
                LimitValue::Unlimited => i64::MAX,
            };
            self.most.set(most);
        }
    }

    /// There is nothing to look at.
    #[cfg(not(target_os = "linux"))]
    pub fn look(&self) {}
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_process_sees_itself() {
        let mut registry = Registry::default();
        let process = Process::register(&mut registry);
        // Other tests open and close files meanwhile: these stay open.
        let files: Vec<_> = (0..200).filter_map(|_| std::fs::File::open("/proc/self/stat").ok()).collect();
        process.look();
        assert_eq!(files.len(), 200);
        assert!(process.open.get() > 200, "{}", process.open.get());
        assert!(process.most.get() >= process.open.get());
        assert!(process.resident.get() > 1 << 20 && process.threads.get() >= 1);
        assert!(process.memory.get() > process.available.get() && process.available.get() > 0);
        let now =
            std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_secs());
        let ago = i64::try_from(now).unwrap_or(i64::MAX) - process.started.get();
        assert!((-2..86_400).contains(&ago), "{ago}");
    }
}
