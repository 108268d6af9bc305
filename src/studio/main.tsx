// The studio begins here.

import "./app/first-page.ts";
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/source-serif-4/opsz-italic.css";
import "@fontsource-variable/libre-franklin/wght.css";
import "./studio.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { keepOffline } from "./app/offline.ts";
import { router } from "./app/routes.tsx";
import { restoreTheme } from "./app/theme.ts";

restoreTheme();
keepOffline();
/** Answers of the engine depend on nothing but the question: they do not grow old, and a refusal does not go away by asking again. */
const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false, refetchOnWindowFocus: false, networkMode: "always" } } });
createRoot(document.getElementById("studio")!).render(<StrictMode><QueryClientProvider client={client}><RouterProvider router={router} /></QueryClientProvider></StrictMode>); // index.html has it
