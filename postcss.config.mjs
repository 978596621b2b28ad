/** Tailwind 4 is the only PostCSS plugin: it reads `app/globals.css`. */
export default { plugins: { '@tailwindcss/postcss': {} } };
