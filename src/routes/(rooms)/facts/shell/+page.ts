/**
 * An empty page. The service worker answers with its HTML for `/facts/<id>/` and `/learn/<topic>/`, and the router
 * then renders the page of the address: at the same depth, so that its
 * relative addresses fit, and without data of its own, so that the router starts from the address.
 */
export const ssr = false;
