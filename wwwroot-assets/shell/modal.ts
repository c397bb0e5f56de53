/** Something that has to be answered first. The tour, and a row's details, leave the page in use. */
export const isModalOpen = (doc: Document): boolean => doc.querySelector('dialog[open]:modal, .mud-dialog') !== null;
