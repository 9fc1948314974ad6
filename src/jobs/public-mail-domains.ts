/**
 * Domains of public mail providers that the lists of email-providers lack: at each of them anybody may have an address,
 * so two people there have nothing in common. A domain stands for all below it. To add one, put it in its group.
 */
export const MORE_PUBLIC_MAIL_DOMAINS: readonly string[] = [
  // Mail for everybody.
  'fastmail.com fastmail.co.uk fastmail.net fastmail.org fastmail.us messagingengine.com tutanota.com tutanota.de',
  'tuta.com tuta.io tutamail.com tutao.de keemail.me zohomail.com zohomail.eu zohomail.in zohomail.jp zohomail.com.au',
  'zoho.eu zoho.in posteo.de posteo.net posteo.org posteo.at posteo.ch posteo.eu posteo.us startmail.com mailfence.com',
  'disroot.org riseup.net ctemplar.com countermail.com kolabnow.com kolabnow.ch soverin.net eclipso.de eclipso.eu',
  'eclipso.ch eclipso.at skiff.com runbox.no vivaldi.net autistici.org systemli.org airmail.cc dismail.de mail.de',
  'mailo.com mailo.eu murena.io e.email ecloud.global mykolab.com onmail.com canarymail.io titan.email neo.email',
  'atomicmail.io mailum.com cyberfear.com msgsafe.io xmail.net purelymail.com thexyz.com polarismail.com icloud.com.cn',
  'gmx.ch gmx.us gmx.co.uk gmx.es gmx.it gmx.tm googlemail.co.uk myyahoo.com passport.com zmail.com inbox.eu',

  // Relays that hide who writes.
  'duck.com mozmail.com relay.firefox.com simplelogin.com simplelogin.co simplelogin.fr simplelogin.io aleeas.com',
  'slmail.me slmails.com 8alias.com 8shield.net dralias.com silomails.com passmail.net passmail.com passinbox.com',
  'passfwd.com anonaddy.me anonaddy.com addy.io addymail.com mailer.me erine.email burnermail.io hidemyemail.com',
  'forwardemail.net cloaked.id ironvest.com blurmail.net',

  // Groups and lists.
  'googlegroups.com groups.io yahoogroups.com freelists.org lists.sourceforge.net simplelists.com gaggle.email',

  // Telephone, cable and satellite companies: United States and Canada.
  'xfinity.com suddenlink.net mediacombb.net spectrum.net brighthouse.com sparklight.com midco.net metronet.com',
  'metronetinc.net consolidated.net ziplyfiber.com cincinnatibell.net altafiber.net mtaonline.net acsalaska.net ak.net',
  'newnorth.net windstream.com valornet.com kinetic.net brightspeed.com knology.net astound.net grandecom.net',
  'wavecable.com wavebroadband.com en-touch.net nvbell.net flash.net gte.net myfairpoint.net fairpoint.net',
  'breezeline.net armstrong.net buckeye-express.com bex.net insightbb.com penteledata.net service-electric.com secv.com',
  'sonic.net speakeasy.net hughesnet.com exede.net gvtc.com gvtc.net nctc.com nctv.com nex-tech.com ruraltel.net',
  'hbci.com arvig.net paulbunyan.net srt.com bektel.com mlgc.com ndak.net wiktel.com',
  'sasktel.net mts.net mymts.net eastlink.ca nbnet.nb.ca bellaliant.net xplornet.com xplornet.ca teksavvy.com',
  'execulink.com tbaytel.net primus.ca vianet.ca distributel.net cgocable.ca oricom.ca bell.ca',

  // The same in Europe.
  '1und1.de vodafone.de vodafonemail.de o2online.de o2mail.de unitybox.de kabelbw.de ewe.net ewetel.de osnanet.de',
  'netcologne.de mnet-online.de m-online.net htp-tel.de versanet.de alice-dsl.net a1.net aon.at chello.at kabsi.at',
  'liwest.at inode.at drei.at hispeed.ch sunrise.ch swissonline.ch netplus.ch quickline.ch bbox.fr numericable.fr',
  'cegetel.net noos.fr tim.it vodafone.it fastwebnet.it pec.it legalmail.it postecert.it aruba.it windtre.it plus.com',
  'plusnet.com ee.co.uk madasafish.com zen.co.uk onetel.com demon.co.uk iol.ie vodafone.ie ziggo.nl kpnplanet.nl',
  'xs4all.nl online.nl tele2.nl quicknet.nl caiway.nl casema.nl solcon.nl zeelandnet.nl proximus.be scarlet.be',
  'belgacom.net edpnet.be orange.be telia.com comhem.se tele2.se bredband.net bahnhof.se telia.dk tdc.dk mail.dk',
  'stofanet.dk youmail.dk get2net.dk online.no broadpark.no getmail.no lyse.net altibox.no elisanet.fi kolumbus.fi',
  'saunalahti.fi sonera.fi welho.com dnainternet.net suomi24.fi wippies.com pp.inet.fi simnet.is telefonica.net',
  'movistar.es ono.com ya.com jazztel.es orange.es euskaltel.net r.cable.es clix.pt iol.pt netcabo.pt',
  'mail.telepac.pt meo.pt nos.pt otenet.gr hol.gr cosmotemail.gr citromail.hu upcmail.hu digikabel.hu invitel.hu',
  'indamail.hu vipmail.hu volny.cz tiscali.cz atlas.cz seznam.com azet.sk zoznam.sk onet.eu op.pl vp.pl autograf.pl',
  'interia.eu tlen.pl go2.pl mail.bg dir.bg gbg.bg rdslink.ro clicknet.ro siol.net volja.net t-2.net amis.net net.hr',
  'inet.hr vip.hr zg.t-com.hr optinet.hr eunet.rs sbb.rs ptt.rs mts.rs open.telekom.rs t-home.mk bih.net.ba delfi.lv',
  'inbox.lt one.lt takas.lt zebra.lt neti.ee meta.ua bigmir.net tut.by yandex.by internet.ru myrambler.ru',

  // The same in Asia, Africa, Australia and Latin America.
  'ttnet.com.tr ttmail.com superonline.com mynet.com bezeqint.net 012.net.il 013.net orange.net.il barak.net.il',
  'nana10.co.il emirates.net.ae eim.ae etisalat.ae batelco.com.bh qatar.net.qa saudi.net.sa link.net tedata.net.eg',
  'nifty.com ocn.ne.jp so-net.ne.jp biglobe.ne.jp plala.or.jp dion.ne.jp au.com ymobile.ne.jp yahoo.ne.jp uqmobile.jp',
  'rakuten.jp disney.ne.jp wakwak.com asahi-net.or.jp goo.jp hi-ho.ne.jp infoweb.ne.jp home.ne.jp zaq.ne.jp kakao.com',
  'dreamwiz.com chol.com hanmir.com paran.com lycos.co.kr 139.com 189.cn wo.cn wo.com.cn sohu.com 263.net',
  'netvigator.com hkbn.net hgc.com.hk biznetvigator.com pchome.com.tw hinet.net seed.net.tw so-net.net.tw',
  'starhub.net.sg pacific.net.sg streamyx.com tm.net.my jaring.my bsnl.in vsnl.net vsnl.com mtnl.net.in airtelmail.in',
  'tataindicom.com dataone.in indosat.net.id cbn.net.id ksc.th.com pldtdsl.net globe.com.ph fpt.vn optus.com.au',
  'aapt.net.au adam.com.au aussiebroadband.com.au slingshot.co.nz clear.net.nz paradise.net.nz orcon.net.nz',
  'vodafone.co.nz inspire.net.nz mweb.co.za telkomsa.net vodamail.co.za iafrica.com lantic.net absamail.co.za',
  'superig.com.br infinitum.com.mx une.net.co etb.net.co vtr.net entelchile.net cantv.net adinet.com.uy',

  // Addresses for life of those who studied together.
  'alumni.harvard.edu post.harvard.edu alum.mit.edu alumni.stanford.edu alumni.princeton.edu aya.yale.edu',
  'caa.columbia.edu alumni.upenn.edu alumni.duke.edu alumni.nd.edu alumni.usc.edu alumni.ucla.edu alumni.umich.edu',
  'alumni.virginia.edu alumni.utexas.net alumni.cmu.edu alumni.iu.edu psualum.com',
].flatMap((group) => group.split(' '));

/** What those lists have and what is no provider: a country's firms have their domains below it. */
export const NO_PROVIDERS: ReadonlySet<string> = new Set(['com.ar', 'net.ua', 'org.ua', 'nom.za', 'web.id']);
