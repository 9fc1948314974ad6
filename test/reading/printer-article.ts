/** A help article about something else altogether: what works for it works by data alone. */
export const PRINTER_ARTICLE = `
id: office-printer
title: Connecting the office printer
url: null
app: Paperjet
languages: [en]
steps:
  - { id: plug_in, title: Plugged in, user: Plug the printer in. }
  - { id: install_driver, title: Driver installed, user: Install the driver. }
  - { id: print_test_page, title: Test page printed, user: Print a test page. }
permissions: []
implications:
  - id: page-needs-driver
    when: { steps: { print_test_page: done } }
    then: { install_driver: done, plug_in: done }
  - id: offline-screen
    when: { screens: [printer_offline] }
    then: { install_driver: done }
  - id: no-page-without-driver
    when: { steps: { install_driver: not_done } }
    then: { print_test_page: not_done }
stages:
  - { id: resolved, when: [{ resolved: true }], understood: It prints., parts: [understood, closing] }
  - { id: page_printed, when: [{ steps: { print_test_page: done } }], understood: A page came out., parts: [understood, closing] }
  - { id: driver_ready, when: [{ steps: { install_driver: done } }], understood: The driver is there., parts: [understood, steps, closing] }
  - { id: unclear, understood: Thank you., parts: [understood, steps, closing] }
evidence:
  wanted: [screenshot]
  stages: [page_printed]
  intro: Please send
  screenshot: a picture of the page
  scope_count: ""
  unreadable: We could not open it.
closing: { open: Write back., resolved: Good. }
answers: []
links: []
error_codes:
  - { code: PJ-404, meaning: the printer is not found, applies: true }
  - { code: PJ-911, meaning: the printer is on fire, applies: false }
vocabulary:
  words:
    admin: [office manager, caretaker]
    driver: [driver, drivers, printer software]
    printed: [printed, ran off]
  stand_ins: { admin: [he, she, they] }
  app: [paperjet]
  other_apps: [inkworks]
  is_admin: [i am the office manager]
  signals:
    strong: [paperjet .. offline, connect* the printer, "{driver} .. printer"]
    weak: { printer: [printer, paperjet], paper: [paper, page], connect: [connect*, install*] }
    against: [new cartridge*]
  other_problems:
    - { topic: an empty cartridge, when: [cartridge .. empty] }
  screens:
    printer_offline: [printer is offline]
  steps:
    plug_in: { done: [plugged .. in], act: [plug .. in] }
    install_driver:
      done: ["installed .. {driver}", "{admin} .. installed it"]
      act: ["install .. {driver}"]
      not_done: ["{driver} .. refused to install"]
    print_test_page:
      done: ["{printed} a|the test page", test page came out]
      not_done_if_asked: [should i print .. test page]
      except: [printed .. at home]
  resolved: [prints now, printing works]
  still_failing: [still does not print]
`;
