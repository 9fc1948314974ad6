// Words of companies, departments, roles and machines, which are no part of a person's name: without accents, lower case.

/** In any place of a display name. */
export const COMPANY_WORDS: ReadonlySet<string> = words(`
  academy account accountant accountants accounting accounts admin administration administrator administrators advice
  advisers advisor advisors advisory agency alert alerts app apps asset assets assistant associates association automated
  bank benefits billing board bookkeeping bot branch brokerage brokers bureau business calendar capital card cards care center centre
  client clients clinic cloud club co college committee communications company compliance concierge consultancy consultant
  consultants consulting contact contracts copier corp corporate corporation council counsel credit customer customers
  daemon data delivery dental department dept desk digest digital distribution division do-not-reply donotreply email
  employee employees engineering enterprise enterprises equity estates executive family fax feedback fiduciary finance
  finances financial firm foundation form forms front fund funds general gmail group groups headquarters hello help
  helpdesk holding holdings hospital hotel hotline hq hr human inbox inc incorporated industries info information
  infrastructure institute insurance intake international investing investment investments investors invoice invoices
  invoicing iphone it journal lab labs leadership legal llc llp ltd lp limited logistics mail mailbox mailer maintenance
  management manager managers marketing me media meetings member members membership ministry monitor monitoring mortgage
  network networks news newsletter no-reply nobody noreply notification notifications office officer offices online
  onboarding operations ops order orders outlook owner partner partners partnership payments payroll pension people
  personnel plan planners planning platform plc pllc postmaster press printer private procurement professional program
  project properties purchasing quality realty recipients reception receptionist recruiting recruitment registration
  reporting reports reservations resources results retirement returns robot root sales scanner scheduling school
  secretary securities security server service services shared shipping society software solutions specialist specialists
  staff status store strategic strategies strategy studio studios subscriptions success supervisor supplier suppliers
  support survey system systems tax team teams tech technical technologies technology test tester testing ticket tickets
  training treasury trust trustees undisclosed union university unknown updates user users vendor ventures voicemail
  wealth web webform webmaster website worldwide www
  abteilung anfragen anwaltskanzlei auskunft bau bereich beratung bestellungen bewerbung buchhaltung buro buero datenschutz
  dienst einkauf ev empfang finanzen firma geschaftsfuhrung geschaftsstelle gesellschaft gmbh haustechnik hausverwaltung
  hilfe institut kanzlei kasse klinik kontakt kunden kundenbetreuung kundendienst kundenservice leitung lager mbh ohg
  personal personalabteilung praxis rechnung rechnungen rechnungswesen sekretariat sparkasse steuerberater steuerberatung
  steuern stiftung verband verein vermogen vermogensverwaltung versand versicherung versicherungen vertrieb verwaltung
  volksbank vorstand werbung zentrale
  accueil achats agence assistance assurance assurances banque bureau cabinet caisse clientele commandes commerciale
  communication comptabilite conseil conseils courrier courtage direction entreprise equipe facturation finances formation
  gestion groupe humaines informatique juridique mairie patrimoine patrimoniale placements recrutement renseignements
  ressources sarl sasu secretariat siege societe soutien ventes
  administracion agencia asesores asesoria atencion ayuda banca banco cliente clientes compania compras comunicacion
  consultores consultoria contabilidad contacto correduria correo cobros departamento despacho direccion empresa equipo
  facturacion finanzas financiera financieros formacion fundacion gerencia gestion gestoria grupo humanos informacion
  inmobiliaria inversiones juridico ltda notaria oficina patrimonio pedidos prensa recepcion recursos secretaria seguros
  servicio servicios sociedad soporte tesoreria ventas
  administracao agencia ajuda assessoria associacao atendimento compras comunicacao contabilidade consultoria contato
  corretora departamento diretoria eireli equipe escritorio faturamento financeiro financeira fundacao gestao imobiliaria
  informacao investimentos juridico recepcao seguradora servico servicos sociedade suporte tesouraria vendas
  aps bv bvba nv oy oyj srl spa sprl
  amazon apple asana atlassian calendly docusign dropbox envestnet facebook fidelity github google hubspot intercom intuit
  linkedin mailchimp microsoft morningstar netsuite notion okta paypal pershing quickbooks redtail salesforce schwab
  servicenow sharepoint shopify slack squarespace stripe twilio typeform vanguard wealthbox webex wordpress zendesk zoho
  zoom
  bay biz bluff canyon coast cove creek crest crossing gateway harbor harbour landing oaks peak pines point ridge shore
  summit
  filter formacao invitation message recipient reminder scan sender subscription
  of the and und et for fur pour para from your our via
`);

/** Forms of companies that are somebody's family name where they are not written in capitals. */
export const LEGAL_FORMS: ReadonlySet<string> = words(
  'ab ag as kg kgaa lc pa pc pte pty sa sas sc se sl slu ug',
);

/** At the beginning of a name: nobody is called so (or by family name first), and many companies are. */
export const FIRST_WORDS: ReadonlySet<string> = words(`
  all alpha american anchor atlantic beacon best big blue bright cedar central clear compass cornerstone cypress
  digital direct discover east eastern elite evergreen excellence express fast father federal first free frontier
  global golden grand granite great green gulf heritage high home horizon huynh independent inter key keystone lake
  landmark legacy liberty lighthouse little local lord main maple metro modern mountain my national new next nguyen
  north northeast northern northwest oak old one open our pacific patriot pham pinnacle pioneer platinum premier
  prime pro pure quick red redwood regional royal safe secure select sequoia silver simply small smart south
  southeast southern southwest strategic sun super sure total true trusted united universal upper urban valley via
  virtual vital west western white wide world your
`);

/** At the end of a compound. */
export const COMPOUND_ENDS =
  /.{3}(?:gesellschaft|beratung|verwaltung|abteilung|versicherung|versicherungen|kanzlei|buro|service|dienst|sparkasse|verband|stiftung|zentrum|team|support|desk|group|consult|consulting|capital|soft|tech|software|systems|solutions|partners|advisors|advisers|mail|wealth|invest|finance)$/;

/** Of scripts that put no spaces between words. */
export const COMPANY_SIGNS = /公司|会社|會社|有限|银行|銀行|客服|支持|サポート|部門|窓口|주식회사|고객|지원/u;

function words(list: string): Set<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}
