namespace PilarBot.Office.Audit;

/// <summary>
/// What was done. Stored by name and part of the chain: a member is never renamed or removed. What kind of record it was done to follows
/// from the act.
/// </summary>
internal enum AuditAct
{
    /// <summary>A complaint was read.</summary>
    ComplaintShown,
    /// <summary>Who complained was read.</summary>
    ComplaintReporterShown,
    /// <summary>The evidence of a complaint was sent into a handler's chat.</summary>
    ComplaintFilesShown,
    /// <summary>A complaint came to another state.</summary>
    ComplaintMoved,
    /// <summary>A question was put to the reporter of a complaint.</summary>
    ComplaintAsked,
    /// <summary>Somebody asked to see who complained.</summary>
    ComplaintRevealAsked,
    /// <summary>A second person decided about that.</summary>
    ComplaintRevealDecided,
    /// <summary>The documents for handing a complaint on were made, or given again. The detail is <c>with-name</c> or <c>without-name</c>.</summary>
    ComplaintHandedOn,
    /// <summary>What became of a complaint that was handed on was noted.</summary>
    ComplaintReferralMoved,
    /// <summary>A case was read by somebody other than its reporter.</summary>
    CaseShown,
    /// <summary>A case came to another state.</summary>
    CaseMoved,
    /// <summary>A case was taken, handed over or let go. The detail is <c>taken</c>, <c>handed-over</c> or <c>freed</c>.</summary>
    CaseAssigned,
    /// <summary>A case was referred, or what became of that was noted. The detail is the referral's state.</summary>
    CaseReferred,
    /// <summary>A closed case was opened again.</summary>
    CaseReopened,
    /// <summary>A summary of a case was given out as a document.</summary>
    CaseSummarised,
    /// <summary>Cases were looked for by a NIK or a name. Without a record; the detail is how many were found.</summary>
    CasesSearched,
    /// <summary>Two rows of one resident were made one. The record is the case whose resident was taken up, the detail the other case.</summary>
    ResidentsMerged,
    /// <summary>That was taken back. The record is the case whose resident stands alone again.</summary>
    ResidentsParted,
    /// <summary>A broadcast was made.</summary>
    BroadcastScheduled,
    /// <summary>A broadcast was held.</summary>
    BroadcastPaused,
    /// <summary>A broadcast went on.</summary>
    BroadcastResumed,
    /// <summary>A broadcast was stopped for good.</summary>
    BroadcastCancelled,
    /// <summary>A second person let a broadcast go out.</summary>
    BroadcastApproved,
    /// <summary>The words of a broadcast were changed for those who had not got them.</summary>
    BroadcastEdited,
    /// <summary>Who got a broadcast and who did not was given out as a file.</summary>
    BroadcastExported,
    /// <summary>The name and number of somebody who wants to join were read. The record is the request.</summary>
    RegistrationShown,
    /// <summary>Somebody was let in. The record is the request.</summary>
    RegistrationApproved,
    /// <summary>Somebody was not let in. The record is the request.</summary>
    RegistrationRefused,
    /// <summary>A role was given. The record is the person, the detail the role.</summary>
    RoleGranted,
    /// <summary>A roster was taken in. Without a record; the detail is how many people were on it.</summary>
    RosterImported,
    /// <summary>A member of staff was added. The record is the person.</summary>
    StaffAdded,
    /// <summary>A case or complaint was erased. The record is its number.</summary>
    RecordErased,
    /// <summary>A case or complaint may not be erased from now on. The record is its number.</summary>
    HoldSet,
    /// <summary>That ended.</summary>
    HoldEnded,
    /// <summary>Record keys were wrapped under the newest master key. Without a record; the detail is how many.</summary>
    KeysRewrapped,
    /// <summary>Old master keys were retired. Without a record.</summary>
    KeysRetired,
    /// <summary>A code was given out that ties a chat to a person. The record is the person.</summary>
    StartCodeIssued,
    /// <summary>What somebody asks about their own data was read. The record is the request's number.</summary>
    DataRequestShown,
    /// <summary>That was answered. The record is the request's number, the detail <c>done</c> or <c>refused</c>.</summary>
    DataRequestAnswered,
    /// <summary>The register of complaints was given to a handler as a file. Without a record; the detail is the period and how many lines, <c>this-year-41</c>.</summary>
    ComplaintsExported,
    /// <summary>A master key was made. Without a record; the detail is its number.</summary>
    KeyAdded,
    /// <summary>A proposal was read by somebody other than its proposer.</summary>
    ProposalShown,
    /// <summary>Its photos were.</summary>
    ProposalFilesShown,
    /// <summary>A proposal came to another state.</summary>
    ProposalMoved,
    /// <summary>A public review was opened.</summary>
    ReviewOpened,
    /// <summary>An objection was read.</summary>
    ObjectionShown,
    /// <summary>Its photos were.</summary>
    ObjectionFilesShown,
    /// <summary>An objection was verified. The detail is <c>upheld</c> or <c>not-upheld</c>.</summary>
    ObjectionVerified,
    /// <summary>A document was asked for. The record is its number with dashes, the detail the name of its template.</summary>
    DocumentMade,
    /// <summary>A document was read. The record is its number; the detail is <c>files</c> when it was sent.</summary>
    DocumentShown,
    /// <summary>The signed one was attached. The record is its number.</summary>
    DocumentLocked,
    /// <summary>A house was read by somebody other than whoever proposed it. The detail is <c>files</c> when its photos were sent.</summary>
    RtlhShown,
    /// <summary>A house came to another state. The detail is the state.</summary>
    RtlhMoved,
    /// <summary>Goods were handed over for a house.</summary>
    RtlhHandedOver,
    /// <summary>A target was set. The record is year and place, or nothing for a file; the detail is how many.</summary>
    RtlhTargetSet,
    /// <summary>Households were taken into a verval round. The record is the round's id, the detail how many.</summary>
    VervalImported,
    /// <summary>A household of a verval round was read. The record is its id.</summary>
    VervalShown,
    /// <summary>A second person decided about a household of a verval round. The record is its id, the detail <c>accepted</c> or <c>returned</c>.</summary>
    VervalChecked,
    /// <summary>Data of a verval round left as a list. The record is the desa, the detail what it is: <c>siks</c> or <c>selisih</c>.</summary>
    VervalExported,
    /// <summary>A report that a family has changed was read. The record is its id.</summary>
    ChangeReportShown,
    /// <summary>A gathering was planned.</summary>
    GatheringPlanned,
    /// <summary>Time or place of a gathering changed.</summary>
    GatheringChanged,
    /// <summary>A gathering was cancelled.</summary>
    GatheringCancelled,
    /// <summary>The list of who was at a gathering was downloaded.</summary>
    GatheringExported,
    /// <summary>A tag was put on somebody. The record is the person. Which one is left out: it is the office's own words, and the trail cannot be erased.</summary>
    PersonTagged,
    /// <summary>A tag was taken off somebody. Likewise.</summary>
    PersonUntagged,
    /// <summary>The NIK of a case's person was read in full, for a reason that stands in the case.</summary>
    NikShown,
    /// <summary>A one-time link to the console was given. The record is the person.</summary>
    StaffLinkIssued,
    /// <summary>Somebody made their account, or a new password for it. The record is the person.</summary>
    StaffAccountSet,
    /// <summary>An account was taken out of use. The record is the person.</summary>
    StaffAccountDisabled,
    /// <summary>An account was taken back into use. The record is the person.</summary>
    StaffAccountEnabled,
    /// <summary>Somebody signed in to the console. The record is the person.</summary>
    StaffSignedIn,
    /// <summary>Somebody changed the password of their console account. The record is the person.</summary>
    StaffPasswordChanged,
    /// <summary>Too many tries were made to sign in to somebody's console account; noted once an hour. The record is the person.</summary>
    StaffSignInHeld,
    /// <summary>A list of cases was given out as a file. Without a record; the detail is how many.</summary>
    CasesExported,
    /// <summary>Messages that were given up are tried again. The record is the account, the detail how many.</summary>
    DeadLettersRetried,
    /// <summary>A message from the quarantine had another turn. The record is the message.</summary>
    MessageReplayed,
    /// <summary>A message in the quarantine was found to need no other turn. The record is the message.</summary>
    MessageDismissed,
    /// <summary>A file of holidays, regulations or election dates was loaded at the console. Without a record; the detail is which.</summary>
    SettingsLoaded,
    /// <summary>A role was ended. The record is the person, the detail the role.</summary>
    RoleEnded,
    /// <summary>Somebody's name on the roster was written anew. The record is the person.</summary>
    PersonRenamed,
    /// <summary>A chat was taken from somebody: it is a resident's again. The record is the person.</summary>
    ChatUntied,
    /// <summary>Two entries of one person became one. The record is the person who stays, the detail the other.</summary>
    PeopleMerged,
}

/// <summary>Who did it. Stored by name and part of the chain.</summary>
internal enum AuditActor
{
    /// <summary>Somebody on the roster, in a chat.</summary>
    Person,
    /// <summary>Whoever may run commands on the office's server.</summary>
    CommandLine,
    /// <summary>The program by itself.</summary>
    Job,
}

internal static class AuditActs
{
    /// <summary>As administrators read and type it.</summary>
    public static string Code(this AuditAct act) => act switch
    {
        AuditAct.ComplaintShown => "aduan-dibuka",
        AuditAct.ComplaintReporterShown => "identitas-pelapor-dibuka",
        AuditAct.ComplaintFilesShown => "berkas-aduan-dibuka",
        AuditAct.ComplaintMoved => "status-aduan-diubah",
        AuditAct.ComplaintAsked => "pelapor-ditanya",
        AuditAct.ComplaintRevealAsked => "identitas-pelapor-diminta",
        AuditAct.ComplaintRevealDecided => "permintaan-identitas-diputuskan",
        AuditAct.ComplaintHandedOn => "aduan-diteruskan",
        AuditAct.ComplaintReferralMoved => "penerusan-dicatat",
        AuditAct.CaseShown => "kasus-dibuka",
        AuditAct.CaseMoved => "status-kasus-diubah",
        AuditAct.CaseAssigned => "kasus-ditugaskan",
        AuditAct.CaseReferred => "kasus-dirujuk",
        AuditAct.CaseReopened => "kasus-dibuka-kembali",
        AuditAct.CaseSummarised => "ringkasan-kasus-dibuat",
        AuditAct.CasesSearched => "kasus-dicari",
        AuditAct.ResidentsMerged => "warga-disatukan",
        AuditAct.ResidentsParted => "warga-dipisahkan",
        AuditAct.BroadcastScheduled => "siaran-dijadwalkan",
        AuditAct.BroadcastPaused => "siaran-dijeda",
        AuditAct.BroadcastResumed => "siaran-dilanjutkan",
        AuditAct.BroadcastCancelled => "siaran-dibatalkan",
        AuditAct.BroadcastApproved => "siaran-disetujui",
        AuditAct.BroadcastEdited => "siaran-diubah",
        AuditAct.BroadcastExported => "siaran-diekspor",
        AuditAct.RegistrationShown => "pendaftaran-dibuka",
        AuditAct.RegistrationApproved => "pendaftaran-disetujui",
        AuditAct.RegistrationRefused => "pendaftaran-ditolak",
        AuditAct.RoleGranted => "peran-diberikan",
        AuditAct.RosterImported => "daftar-dimuat",
        AuditAct.StaffAdded => "petugas-ditambahkan",
        AuditAct.RecordErased => "catatan-dihapus",
        AuditAct.HoldSet => "penahanan-dipasang",
        AuditAct.HoldEnded => "penahanan-diakhiri",
        AuditAct.KeysRewrapped => "kunci-diperbarui",
        AuditAct.KeysRetired => "kunci-lama-dicabut",
        AuditAct.StartCodeIssued => "kode-masuk-diberikan",
        AuditAct.DataRequestShown => "permintaan-data-dibuka",
        AuditAct.DataRequestAnswered => "permintaan-data-dijawab",
        AuditAct.ComplaintsExported => "daftar-aduan-diunduh",
        AuditAct.KeyAdded => "kunci-ditambahkan",
        AuditAct.ProposalShown => "usulan-dibuka",
        AuditAct.ProposalFilesShown => "foto-usulan-dibuka",
        AuditAct.ProposalMoved => "status-usulan-diubah",
        AuditAct.ReviewOpened => "uji-publik-dibuka",
        AuditAct.ObjectionShown => "sanggahan-dibuka",
        AuditAct.ObjectionFilesShown => "foto-sanggahan-dibuka",
        AuditAct.ObjectionVerified => "sanggahan-diverifikasi",
        AuditAct.DocumentMade => "dokumen-dibuat",
        AuditAct.DocumentShown => "dokumen-dibuka",
        AuditAct.DocumentLocked => "dokumen-dikunci",
        AuditAct.RtlhShown => "rtlh-dibuka",
        AuditAct.RtlhMoved => "status-rtlh-diubah",
        AuditAct.RtlhHandedOver => "barang-rtlh-diserahkan",
        AuditAct.RtlhTargetSet => "target-rtlh-diatur",
        AuditAct.VervalImported => "verval-dimuat",
        AuditAct.VervalShown => "verval-dibuka",
        AuditAct.VervalChecked => "verval-diperiksa",
        AuditAct.VervalExported => "verval-diekspor",
        AuditAct.ChangeReportShown => "laporan-perubahan-dibuka",
        AuditAct.GatheringPlanned => "acara-dibuat",
        AuditAct.GatheringChanged => "acara-diubah",
        AuditAct.GatheringCancelled => "acara-dibatalkan",
        AuditAct.GatheringExported => "daftar-hadir-diunduh",
        AuditAct.PersonTagged => "label-dipasang",
        AuditAct.PersonUntagged => "label-dilepas",
        AuditAct.NikShown => "nik-dilihat",
        AuditAct.StaffLinkIssued => "tautan-konsol-diberikan",
        AuditAct.StaffAccountSet => "akun-konsol-dibuat",
        AuditAct.StaffAccountDisabled => "akun-konsol-dimatikan",
        AuditAct.StaffAccountEnabled => "akun-konsol-dihidupkan",
        AuditAct.StaffSignedIn => "masuk-konsol",
        AuditAct.StaffPasswordChanged => "sandi-konsol-diganti",
        AuditAct.StaffSignInHeld => "masuk-konsol-ditahan",
        AuditAct.CasesExported => "daftar-kasus-diunduh",
        AuditAct.DeadLettersRetried => "pesan-gagal-diulang",
        AuditAct.MessageReplayed => "pesan-karantina-diproses",
        AuditAct.MessageDismissed => "pesan-karantina-disisihkan",
        AuditAct.SettingsLoaded => "pengaturan-dimuat",
        AuditAct.RoleEnded => "peran-diakhiri",
        AuditAct.PersonRenamed => "nama-orang-diubah",
        AuditAct.ChatUntied => "chat-dilepas",
        AuditAct.PeopleMerged => "orang-disatukan",
    };

    /// <summary>True for acts on complaints, of which record and moment are sealed.</summary>
    public static bool IsOnComplaint(this AuditAct act) =>
        act is AuditAct.ComplaintShown or AuditAct.ComplaintReporterShown or AuditAct.ComplaintFilesShown or AuditAct.ComplaintMoved
            or AuditAct.ComplaintAsked or AuditAct.ComplaintRevealAsked or AuditAct.ComplaintRevealDecided
            or AuditAct.ComplaintHandedOn or AuditAct.ComplaintReferralMoved;
}
