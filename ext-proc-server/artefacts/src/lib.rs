//! Pinned things the hosts and tests load: fetched from the package registries, verified, cached.
