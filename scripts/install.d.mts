type Packages = Readonly<Record<string, { readonly version?: string; readonly integrity?: string; readonly optional?: boolean }>>;
export function isInstalled(wanted: Packages | null, installed: Packages | null): boolean;
