/* Linked into the static binary of a release, and into nothing else.
 *
 * A static program of the GNU C library asks /etc/nsswitch.conf how names of hosts are found, and loads the modules that
 * are named there (resolve, myhostname, mdns) with the C library that they were made for: on another system than that on
 * which the release was made the two do not fit, and the program ends. /etc/hosts and DNS are built in, so this says at
 * the start that those are asked. nsswitch.conf(5), and __nss_configure_lookup of <nss.h>. */
#include <nss.h>

__attribute__((constructor)) static void ask_hosts_and_dns(void) {
    __nss_configure_lookup("hosts", "files dns");
}
