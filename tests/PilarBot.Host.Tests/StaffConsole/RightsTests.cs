using System.Net;
using System.Text.RegularExpressions;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>Every page and every act of the console, by every role: exactly what is meant is allowed.</summary>
public sealed partial class RightsTests(ConsoleSite site) : IClassFixture<ConsoleSite>
{
    private static readonly string[] Roles = ["staf-dinsos", "kepala-dinas", "penangan-aduan", "admin", "camat"];
    private static readonly string[] CaseWork = ["staf-dinsos", "kepala-dinas", "admin"];

    private static readonly string[] Handlers = ["penangan-aduan", "kepala-dinas"];

    private static readonly string[] Checkers = ["staf-dinsos", "admin"];

    // The demo's administrator is its member of staff too, and so may do what both may.
    private static readonly string[] Admins = ["admin", "staf-dinsos"];

    private static readonly string[] Watchers = [.. CaseWork, "camat"];

    private static readonly string[] Deciders = ["staf-dinsos", "kepala-dinas", "admin"];

    /// <summary>
    /// What is asked for, and by whom it may be. <c>{kasus}</c> is a case of the office; <c>{siaran}</c>, <c>{id}</c> and the like are of nothing that is there,
    /// which those who may are told.
    /// </summary>
    private static readonly (string Request, string[] Allowed)[] Table =
    [
        ("GET /konsol", Roles),
        ("GET /konsol/kasus", CaseWork),
        ("POST /konsol/kasus?handler=Unduh", CaseWork),
        ("POST /konsol/kasus?handler=Bagi", CaseWork),
        ("GET /konsol/kasus/{kasus}", CaseWork),
        ("GET /konsol/kasus/{kasus}?handler=Hidup&versi=x", CaseWork),
        ("POST /konsol/kasus/{kasus}?handler=Ambil", CaseWork),
        ("POST /konsol/kasus/{kasus}?handler=Serah", CaseWork),
        ("POST /konsol/kasus/{kasus}?handler=Ubah", CaseWork),
        ("POST /konsol/kasus/{kasus}?handler=Buka", CaseWork),
        ("POST /konsol/kasus/{kasus}?handler=Catat", CaseWork),
        ("POST /konsol/kasus/{kasus}?handler=Pesan", CaseWork),
        ("POST /konsol/kasus/{kasus}?handler=Rujuk", CaseWork),
        ("POST /konsol/kasus/{kasus}?handler=Nik", CaseWork),
        ("POST /konsol/kasus/{kasus}?handler=Satukan", CaseWork),
        ("POST /konsol/kasus/{kasus}?handler=Pisahkan", CaseWork),
        ("GET /konsol/verval", Watchers),
        ("GET /konsol/verval/muat", Checkers),
        ("POST /konsol/verval/muat?handler=Periksa", Checkers),
        ("POST /konsol/verval/muat?handler=Muat", Checkers),
        ("GET /konsol/verval/periksa", Checkers),
        ("GET /konsol/verval/periksa/{keluarga}", Checkers),
        ("GET /konsol/verval/periksa/{keluarga}?handler=Foto&id=00000000000000000000000000000000", Checkers),
        ("POST /konsol/verval/periksa/{keluarga}?handler=Terima", Checkers),
        ("POST /konsol/verval/periksa/{keluarga}?handler=Kembalikan", Checkers),
        ("GET /konsol/verval/{putaran}", Watchers),
        ("POST /konsol/verval/{putaran}?handler=Unduh", Watchers),
        ("GET /konsol/usulan", CaseWork),
        ("POST /konsol/usulan?handler=Dokumen", CaseWork),
        ("GET /konsol/usulan/{usulan}", CaseWork),
        ("GET /konsol/usulan/{usulan}?handler=Foto&id=00000000000000000000000000000000", CaseWork),
        ("POST /konsol/usulan/{usulan}?handler=Berkas", CaseWork),
        ("POST /konsol/usulan/{usulan}?handler=Musyawarah", CaseWork),
        ("POST /konsol/usulan/{usulan}?handler=Siks", CaseWork),
        ("POST /konsol/usulan/{usulan}?handler=Hasil", CaseWork),
        ("GET /konsol/rtlh", Watchers),
        ("POST /konsol/rtlh?handler=Target", Watchers),
        ("GET /konsol/rtlh/{rumah}", Watchers),
        ("GET /konsol/rtlh/{rumah}?handler=Berkas&id=00000000000000000000000000000000", Watchers),
        ("POST /konsol/rtlh/{rumah}?handler=Ubah", Watchers),
        ("GET /konsol/uji-publik", CaseWork),
        ("POST /konsol/uji-publik?handler=Periksa", CaseWork),
        ("POST /konsol/uji-publik?handler=Buka", CaseWork),
        ("GET /konsol/uji-publik/{uji}", CaseWork),
        ("POST /konsol/uji-publik/{uji}?handler=Tutup", CaseWork),
        ("GET /konsol/uji-publik/sanggahan/{sanggahan}", CaseWork),
        ("GET /konsol/uji-publik/sanggahan/{sanggahan}?handler=Foto&id=00000000000000000000000000000000", CaseWork),
        ("POST /konsol/uji-publik/sanggahan/{sanggahan}?handler=Putus", CaseWork),
        ("GET /konsol/dokumen", Watchers),
        ("GET /konsol/dokumen?handler=Berkas&id={id}", Watchers),
        ("POST /konsol/dokumen?handler=Ulang", Watchers),
        ("GET /konsol/kegiatan", Watchers),
        ("GET /konsol/kegiatan/baru", Watchers),
        ("POST /konsol/kegiatan/baru?handler=Hitung", Watchers),
        ("POST /konsol/kegiatan/baru?handler=Undang", Watchers),
        ("GET /konsol/kegiatan/{acara}", Watchers),
        ("GET /konsol/kegiatan/{acara}?handler=Unduh", Watchers),
        ("GET /konsol/kegiatan/{acara}/pintu", Watchers),
        ("POST /konsol/kegiatan/{acara}?handler=Ubah", Watchers),
        ("POST /konsol/kegiatan/{acara}?handler=Batal", Watchers),
        ("POST /konsol/kegiatan/{acara}?handler=Hadir", Watchers),
        ("POST /konsol/kegiatan/{acara}?handler=Notulen", Watchers),
        ("POST /konsol/kegiatan/{acara}?handler=Tindak", Watchers),
        ("POST /konsol/kegiatan/{acara}?handler=Dokumen", Watchers),
        ("GET /konsol/orang", CaseWork),
        ("GET /konsol/orang/{orang}", CaseWork),
        ("GET /konsol/orang/pendaftaran/{permintaan}", CaseWork),
        ("POST /konsol/orang/pendaftaran/{permintaan}?handler=Putus", CaseWork),
        ("POST /konsol/orang/{orang}?handler=Peran", CaseWork),
        ("POST /konsol/orang/{orang}?handler=Akhiri", CaseWork),
        ("POST /konsol/orang/{orang}?handler=Nama", CaseWork),
        ("POST /konsol/orang/{orang}?handler=Kode", CaseWork),
        ("POST /konsol/orang/{orang}?handler=Lepas", CaseWork),
        ("POST /konsol/orang/{orang}?handler=Label", CaseWork),
        ("POST /konsol/orang/{orang}?handler=LepasLabel", CaseWork),
        ("POST /konsol/orang/{orang}?handler=Satukan", CaseWork),
        ("GET /konsol/orang/muat", Admins),
        ("POST /konsol/orang/muat", Admins),
        ("GET /konsol/audit", Deciders),
        ("POST /konsol/audit?handler=Periksa", Deciders),
        ("GET /konsol/aduan", Handlers),
        ("GET /konsol/aduan?semua=true", Handlers),
        ("POST /konsol/aduan?handler=Unduh", Handlers),
        ("GET /konsol/unduhan/{id}", [.. CaseWork, .. Handlers.Except(CaseWork)]),
        ("GET /konsol/unduhan/{id}?handler=Berkas", [.. CaseWork, .. Handlers.Except(CaseWork)]),
        ("GET /konsol/aduan/{aduan}", Handlers),
        ("GET /konsol/aduan/{aduan}?handler=Berkas&id=00000000000000000000000000000000", Handlers),
        ("POST /konsol/aduan/{aduan}?handler=Ubah", Handlers),
        ("POST /konsol/aduan/{aduan}?handler=Tanya", Handlers),
        ("POST /konsol/aduan/{aduan}?handler=Minta", Handlers),
        ("POST /konsol/aduan/{aduan}?handler=Putus", Handlers),
        ("POST /konsol/aduan/{aduan}?handler=Pelapor", Handlers),
        ("POST /konsol/aduan/{aduan}?handler=Teruskan", Handlers),
        ("POST /konsol/aduan/{aduan}?handler=Penerusan", Handlers),
        ("GET /konsol/siaran", CaseWork),
        ("GET /konsol/siaran/baru", CaseWork),
        ("GET /konsol/siaran/baru?handler=Lampiran&id={id}", CaseWork),
        ("POST /konsol/siaran/baru?handler=Pratinjau", CaseWork),
        ("POST /konsol/siaran/baru?handler=Kirim", CaseWork),
        ("GET /konsol/siaran/{siaran}", CaseWork),
        ("GET /konsol/siaran/{siaran}?handler=Hidup&versi=x", CaseWork),
        ("GET /konsol/siaran/{siaran}?handler=Penerima", CaseWork),
        ("POST /konsol/siaran/{siaran}?handler=Jeda", CaseWork),
        ("POST /konsol/siaran/{siaran}?handler=Lanjut", CaseWork),
        ("POST /konsol/siaran/{siaran}?handler=Setuju", CaseWork),
        ("POST /konsol/siaran/{siaran}?handler=Batal", CaseWork),
        ("GET /konsol/percakapan", CaseWork),
        ("GET /konsol/percakapan?handler=Hidup&versi=x", CaseWork),
        ("GET /konsol/percakapan/{id}", CaseWork),
        ("POST /konsol/percakapan/{id}?handler=Jawab", CaseWork),
        ("GET /konsol/alur", Admins),
        ("GET /konsol/alur/{alur}", Admins),
        ("GET /konsol/alur/{alur}?handler=Gambar", Admins),
        ("GET /konsol/pengaturan", ["admin", "staf-dinsos", "kepala-dinas"]),
        ("POST /konsol/pengaturan?handler=Libur", ["admin", "staf-dinsos", "kepala-dinas"]),
        ("POST /konsol/pengaturan?handler=Aturan", ["admin", "staf-dinsos", "kepala-dinas"]),
        ("POST /konsol/pengaturan?handler=Pemilihan", ["admin", "staf-dinsos", "kepala-dinas"]),
        ("GET /konsol/kesehatan", Admins),
        ("POST /konsol/kesehatan?handler=Ulang", Admins),
        ("POST /konsol/kesehatan?handler=UlangSemua", Admins),
        ("POST /konsol/kesehatan?handler=Proses", Admins),
        ("POST /konsol/kesehatan?handler=Sisihkan", Admins),
        ("GET /konsol/akun", Admins),
        ("POST /konsol/akun?handler=Tautan", Admins),
        ("POST /konsol/akun?handler=Mati", Admins),
        ("POST /konsol/akun?handler=Hidup", Admins),
        ("GET /konsol/sandi", Roles),
        ("POST /konsol/sandi", Roles),
    ];

    // Records that are not there, which those who may ask for them are told.
    private static readonly Dictionary<string, string> NothingThere = new()
    {
        ["{aduan}"] = "AD-2020-000001",
        ["{siaran}"] = "SR-2020-000001",
        ["{id}"] = Guid.Empty.ToString("N"),
        ["{keluarga}"] = Guid.Empty.ToString("N"),
        ["{putaran}"] = Guid.Empty.ToString("N"),
        ["{usulan}"] = "US-2020-000001",
        ["{rumah}"] = "RTLH-2020-000001",
        ["{uji}"] = "UP-2020-000001",
        ["{sanggahan}"] = "SG-2020-000001",
        ["{acara}"] = "AC-2020-000001",
        ["{orang}"] = Guid.Empty.ToString("N"),
        ["{permintaan}"] = Guid.Empty.ToString("N"),
    };

    [Fact]
    public async Task Each_role_reaches_what_is_meant_for_it_and_nothing_else()
    {
        using var staff = await site.HttpAsync("staf-dinsos");
        var number = CaseNumber().Match(await staff.GetStringAsync("/konsol/kasus")).Value;
        Assert.NotEqual("", number);
        var wrong = new List<string>();
        foreach (var role in Roles)
        {
            using var http = await site.HttpAsync(role);
            // Every page has a form: the way out.
            var form = await ConsoleForm.OfAsync(http, "/konsol");
            foreach (var (request, allowed) in Table)
            {
                var (method, address) = request.Split(' ', 2) is [var m, var a] ? (m, Fill(a, number)) : throw new InvalidOperationException(request);
                using var answer = method == "GET" ? await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead) : await form.PostAsync(address);
                // An act without its fields is answered on its page, a refusal of rights is not.
                if (answer.StatusCode is not HttpStatusCode.Forbidden != allowed.Contains(role) || answer.StatusCode is HttpStatusCode.InternalServerError || (answer.StatusCode is HttpStatusCode.NotFound && NothingThere.Keys.All(n => !request.Contains(n, StringComparison.Ordinal))))
                    wrong.Add($"{role}: {request} gave {(int)answer.StatusCode}");
            }
        }
        Assert.Empty(wrong);
    }

    private static string Fill(string address, string caseNumber) => NothingThere.Aggregate(
        address.Replace("{kasus}", caseNumber, StringComparison.Ordinal).Replace("{nomor}", caseNumber, StringComparison.Ordinal).Replace("{alur}", "lapor", StringComparison.Ordinal),
        (filled, nothing) => filled.Replace(nothing.Key, nothing.Value, StringComparison.Ordinal));

    [Fact]
    public void Every_page_has_its_rows_in_this_table()
    {
        // Pages call what they are about by its number, this table by what it is.
        var known = Table.Select(t => Numbered().Replace(t.Request.Split(' ')[1].Split('?')[0], "{nomor}")).ToHashSet();
        // Signing out is what every browser test's session ends with.
        Assert.DoesNotContain(Host.StaffConsole.ConsolePages.All.Select(p => p.Address), a => a != "/konsol/keluar" && !known.Contains(a));
    }

    [Fact]
    public async Task Without_a_session_pages_lead_to_the_sign_in_and_acts_are_refused()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(site.Host.Url) };
        foreach (var page in Host.StaffConsole.ConsolePages.All)
        {
            var address = Fill(page.Address, "KS-2026-000001");
            using var shown = await http.GetAsync(address);
            Assert.Equal(HttpStatusCode.Redirect, shown.StatusCode);
            Assert.StartsWith("/konsol/masuk", shown.Headers.Location!.OriginalString, StringComparison.Ordinal);
            using var posted = await http.PostAsync(address, new FormUrlEncodedContent([]));
            Assert.Equal(HttpStatusCode.Unauthorized, posted.StatusCode);
        }
    }

    [Fact]
    public async Task A_post_without_the_forms_token_and_one_from_another_site_are_refused()
    {
        using var http = await site.HttpAsync("staf-dinsos");
        using var bare = await http.PostAsync("/konsol/kasus?handler=Bagi", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.Contains("muat ulang halamannya, lalu kirim lagi", await bare.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/konsol/kasus");
        foreign.Headers.Add("Origin", "https://lain.example");
        using var answer = await http.SendAsync(foreign);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [GeneratedRegex(@"\{(kasus|aduan|usulan|rumah|uji|sanggahan|acara)\}")]
    private static partial Regex Numbered();

    [GeneratedRegex("KS-[0-9]{4}-[0-9]{6}")]
    private static partial Regex CaseNumber();
}
