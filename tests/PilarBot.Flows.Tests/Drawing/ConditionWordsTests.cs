using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Drawing;

public class ConditionWordsTests
{
    [Theory]
    [InlineData("paham == 'nanti'", "Persetujuan adalah “Tidak sekarang”?")]
    [InlineData("'ya' != paham", "“Ya, lanjut” bukan Persetujuan?")]
    [InlineData("paham.choice in ['nanti', 'ya']", "Persetujuan salah satu dari “Tidak sekarang”, “Ya, lanjut”?")]
    [InlineData("jenis == '08'", "Masalah adalah “Lanjut Usia Telantar”?")]
    [InlineData("me.role == 'psm'", "peran pengguna adalah “PSM”?")]
    [InlineData("umur >= 60 and (umur < 70 or umur <= 1.5)", "Umur paling sedikit 60 dan (Umur kurang dari 70 atau Umur paling banyak 1,5)?")]
    [InlineData("umur > 60 and umur < 70 or umur == 1", "Umur lebih dari 60 dan Umur kurang dari 70, atau Umur sama dengan 1?")]
    [InlineData("nama == ''", "Nama kosong?")]
    [InlineData("nama != ''", "Nama tidak kosong?")]
    [InlineData("nama == none", "Nama tidak ada?")]
    [InlineData("nama != none and setuju", "Nama ada dan Setuju: ya?")]
    [InlineData("not setuju or nama exists", "Setuju: tidak atau Nama ada?")]
    [InlineData("not (setuju and nama exists) and setuju == true", "tidak (Setuju: ya dan Nama ada) dan Setuju adalah ya?")]
    [InlineData("setuju", "Setuju?")]
    [InlineData("count(foto) > 2", "jumlah Foto lebih dari 2?")]
    [InlineData("foto.count > 2", "jumlah Foto lebih dari 2?")]
    [InlineData("tempat.desa == '32.04.13.2001'", "Desa adalah “Banjaran Wetan”?")]
    [InlineData("'atap' in rusak", "salah satu dari Kerusakan adalah “Atap rumah”?")]
    [InlineData("'psm' in me.roles", "salah satu dari peran pengguna adalah “PSM”?")]
    [InlineData("not ('atap' in rusak) and setuju", "tidak (salah satu dari Kerusakan adalah “Atap rumah”) dan Setuju: ya?")]
    [InlineData("'istri' in anggota.hubungan", "salah satu dari Hubungan semua Anggota adalah “Istri”?")]
    [InlineData("anggota.first.hubungan == 'istri'", "Hubungan Anggota pertama adalah “Istri”?")]
    [InlineData("anggota.1.hubungan.choice == 'istri'", "Hubungan Anggota ke-2 adalah “Istri”?")]
    [InlineData("anggota.count > 4", "jumlah Anggota lebih dari 4?")]
    [InlineData("lahir < today", "Tanggal lahir sebelum hari ini?")]
    [InlineData("lahir >= '2000-01-31'", "Tanggal lahir paling awal 31 Januari 2000?")]
    [InlineData("lahir > today - 30", "Tanggal lahir setelah 30 hari yang lalu?")]
    [InlineData("lahir + 40 <= today", "(40 hari setelah Tanggal lahir) paling lambat hari ini?")]
    [InlineData("age(lahir) >= 60 or lansia", "umur dari Tanggal lahir paling sedikit 60 atau Lansia: ya?")]
    [InlineData("either(setuju, lansia)", "yang pertama terisi dari Setuju, Lansia?")]
    [InlineData("setuju == (umur > 3)", "Setuju adalah (apakah Umur lebih dari 3)?")]
    public void A_condition_reads_as_a_question(string condition, string words)
    {
        var flows = Chat.Flows(
            $"""
            flow: uji
            title: Uji
            steps:
              - ask: paham
                label: Persetujuan
                choose: [{"{"} value: ya, label: "Ya, lanjut" {"}"}, {"{"} value: nanti, label: Tidak sekarang {"}"}]
              - ask: jenis
                label: Masalah
                choose: {"{"} from: ppks {"}"}
              - ask: umur
                answer: number
              - ask: nama
                answer: text
              - ask: setuju
                answer: yes-no
              - ask: foto
                answer: photos
              - call: alamat
                as: tempat
              - ask: rusak
                label: Kerusakan
                choose: [{"{"} value: atap, label: Atap rumah {"}"}, Lantai]
                many: true
              - repeat: anggota
                say: Ada lagi?
                steps:
                  - ask: hubungan
                    choose: [{"{"} value: istri, label: Istri {"}"}, Anak]
              - ask: lahir
                label: Tanggal lahir
                answer: date
              - set: lansia
                to: age(lahir) >= 60
              - if: "{condition}"
                then: [end]
            """,
            """
            flow: alamat
            title: Alamat
            steps:
              - ask: desa
                answer: wilayah
                level: desa
            """);

        Assert.Equal(words, Drawn.Chart(flows, "uji").Nodes[12].Text);
    }
}
