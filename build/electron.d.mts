/** Path of the runtime's program, or undefined where it is not installed. */
export declare function installedElectron(environment?: NodeJS.ProcessEnv): string | undefined;
