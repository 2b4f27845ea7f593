namespace PilarBot.Channels.WhatsApp;

/// <summary>What to do about an error: a closed set.</summary>
internal enum ErrorAction
{
    /// <summary>Graph's own trouble: again, with growing pauses.</summary>
    TryAgain,
    /// <summary>The account is too fast.</summary>
    SlowDown,
    /// <summary>Too fast for this person only.</summary>
    SlowDownForPerson,
    /// <summary>This message never.</summary>
    Refuse,
    /// <summary>Nothing reaches this person for now.</summary>
    GiveUpPerson,
    /// <summary>Only a template may be sent.</summary>
    NeedTemplate,
    /// <summary>This broadcast not to this person now.</summary>
    HoldBroadcast,
    /// <summary>No broadcasts to this person.</summary>
    SuppressBroadcasts,
    /// <summary>The template, and what uses it.</summary>
    StopTemplate,
    /// <summary>All broadcasts.</summary>
    StopBroadcasts,
    /// <summary>Nothing can be sent until somebody mends it.</summary>
    StopChannel,
}

/// <summary>One row: codes that are treated alike.</summary>
/// <param name="First">The first code.</param>
/// <param name="Last">The last code; the same when it is one.</param>
/// <param name="Action">What to do.</param>
/// <param name="Sentence">What staff read; for <see cref="ErrorAction.StopChannel"/> the administrator's next step.</param>
/// <param name="Wait">For how long, where the action waits.</param>
internal sealed record ErrorRow(int First, int Last, ErrorAction Action, string Sentence, TimeSpan? Wait = null)
{
    public ErrorRow(int code, ErrorAction action, string sentence, TimeSpan? wait = null) : this(code, code, action, sentence, wait) { }
}

/// <summary>The Cloud API's errors (protocol section B.6), for refused calls and for failed statuses alike.</summary>
internal static class ErrorTable
{
    private const string Token = "token akses WhatsApp tidak berlaku; buat token pengguna sistem yang baru dan masukkan ke pengaturan";
    private const string Permission = "token akses WhatsApp kekurangan izin; beri izin whatsapp_business_messaging dan whatsapp_business_management";
    private const string Blocked = "Meta membatasi akun WhatsApp ini; buka Kualitas Akun di Meta Business Suite";
    private const string Registration = "nomor WhatsApp belum terdaftar dengan benar; periksa pendaftaran nomor di WhatsApp Manager";
    private const string Busy = "WhatsApp sedang terganggu; dicoba lagi.";
    private const string Ours = "Isi pesan tidak dapat diterima WhatsApp; laporkan kepada pengelola sistem.";
    private const string Template = "Templat tidak cocok dengan yang terdaftar di WhatsApp; periksa templatnya.";

    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<ErrorRow> Rows { get; } =
    [
        new(0, ErrorAction.StopChannel, Token),
        new(1, ErrorAction.TryAgain, Busy),
        new(2, ErrorAction.TryAgain, Busy),
        new(3, ErrorAction.StopChannel, Permission),
        new(4, ErrorAction.SlowDown, "Batas panggilan aplikasi tercapai; dilanjutkan otomatis.", Minutes),
        new(10, ErrorAction.StopChannel, Permission),
        new(33, ErrorAction.StopChannel, "nomor WhatsApp ini sudah dihapus; periksa PhoneNumberId di pengaturan"),
        new(100, ErrorAction.Refuse, Ours),
        new(190, ErrorAction.StopChannel, Token),
        new(200, 299, ErrorAction.StopChannel, Permission),
        new(368, ErrorAction.StopChannel, Blocked),
        new(80007, ErrorAction.SlowDown, "Batas akun WhatsApp Business tercapai; dilanjutkan otomatis.", Minutes),
        new(130429, ErrorAction.SlowDown, "Terlalu cepat mengirim; dilanjutkan otomatis.", TimeSpan.FromSeconds(5)),
        new(130472, ErrorAction.Refuse, "WhatsApp tidak menyampaikan pesan ini karena penerima ikut uji coba WhatsApp."),
        new(130497, ErrorAction.StopChannel, "akun WhatsApp ini tidak boleh mengirim ke negara penerima; periksa Kualitas Akun di Meta Business Suite"),
        new(131000, ErrorAction.TryAgain, Busy),
        new(131005, ErrorAction.StopChannel, Permission),
        new(131008, 131009, ErrorAction.Refuse, Ours),
        new(131016, ErrorAction.TryAgain, Busy),
        new(131021, ErrorAction.Refuse, "Penerima adalah nomor kantor sendiri."),
        new(131026, ErrorAction.GiveUpPerson, "Tidak dapat disampaikan kepada penerima ini."),
        new(131031, ErrorAction.StopChannel, Blocked),
        new(131037, ErrorAction.StopChannel, "nama tampilan nomor belum disetujui; selesaikan di WhatsApp Manager"),
        new(131042, ErrorAction.StopChannel, "ada masalah pembayaran; periksa metode pembayaran di WhatsApp Manager"),
        new(131045, ErrorAction.StopChannel, Registration),
        new(131047, ErrorAction.NeedTemplate, "Jendela 24 jam sudah tertutup."),
        new(131048, ErrorAction.StopBroadcasts, "Siaran ditahan karena banyak ditolak atau dilaporkan.", TimeSpan.FromHours(1)),
        new(131049, ErrorAction.HoldBroadcast, "Batas siaran untuk penerima ini.", TimeSpan.FromHours(24)),
        new(131050, ErrorAction.SuppressBroadcasts, "Penerima tidak mau menerima siaran."),
        new(131051, ErrorAction.Refuse, "Jenis pesan ini tidak didukung WhatsApp."),
        new(131052, ErrorAction.Refuse, "Berkas dari pengirim tidak dapat diambil; minta dikirim ulang."),
        new(131053, ErrorAction.Refuse, "Berkas tidak diterima WhatsApp; periksa jenis dan ukurannya."),
        new(131056, ErrorAction.SlowDownForPerson, "Terlalu banyak pesan kepada penerima ini; dilanjutkan otomatis."),
        new(131057, ErrorAction.TryAgain, Busy),
        new(131062, ErrorAction.Refuse, "Pesan ini perlu nomor telepon penerima, yang tidak diketahui."),
        new(132000, ErrorAction.Refuse, Template),
        new(132001, ErrorAction.Refuse, "Templat belum ada atau belum disetujui dalam bahasa ini."),
        new(132005, ErrorAction.Refuse, Template),
        new(132007, ErrorAction.Refuse, "Isi templat melanggar kebijakan WhatsApp."),
        new(132012, ErrorAction.Refuse, Template),
        new(132015, 132016, ErrorAction.StopTemplate, "Templat dihentikan WhatsApp."),
        new(132068, 132069, ErrorAction.StopTemplate, "Formulir WhatsApp dihentikan."),
        new(133000, ErrorAction.StopChannel, Registration),
        new(133004, ErrorAction.TryAgain, Busy),
        new(133005, 133006, ErrorAction.StopChannel, Registration),
        new(133008, 133010, ErrorAction.StopChannel, Registration),
        new(133015, 133016, ErrorAction.StopChannel, Registration),
        new(134011, ErrorAction.Refuse, "Pesan pembayaran belum diizinkan untuk akun ini."),
        new(135000, ErrorAction.Refuse, Ours),
    ];

    public static ErrorRow? Find(int code) => Rows.FirstOrDefault(row => code >= row.First && code <= row.Last);
}
