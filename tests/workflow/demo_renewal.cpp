#include "demo_renewal.hpp"

#include "base/whole_file.hpp"
#include "pki/certificate.hpp"
#include "shared_demo.hpp"
#include "until.hpp"
#include "workflow/background.hpp"

#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>
#include <algorithm>

namespace sceau::workflow::test {

namespace fs = std::filesystem;

DemoRenewal::DemoRenewal()
{
    fs::copy_file(demo().portal, portal);
}

DemoRenewal::~DemoRenewal()
{
    module.rules({});
    close();
    while (Background::threads() > 0)
        QThread::msleep(2);
}

Settings DemoRenewal::settings(const std::string& which) const
{
    Settings settings;
    settings.portal = portal;
    settings.where.module = sceau::test::FaultyModule::file();
    for (const auto& order : demo().orders)
        if (order.which == which) settings.where.uri = order.token;
    settings.anchors = pki::readAnchors(demo().trust).value();
    settings.resumeFolder = folder / "renewals";
    settings.historyFolder = folder / "history";
    return settings;
}

void DemoRenewal::open(const std::string& which)
{
    renewal.reset();
    renewal = std::make_unique<Renewal>(settings(which));
    renewal->start();
}

bool DemoRenewal::until(const std::function<bool(const Snapshot&)>& reached)
{
    if (test::until([&] { return reached(now()); })) return true;
    ADD_FAILURE() << "step " << static_cast<int>(now().step) << ", key " << static_cast<int>(now().key) << ", error "
                  << (code() ? base::name(*code()) : "none");
    return false;
}

bool DemoRenewal::untilIdle()
{
    return until([](const Snapshot& s) { return !s.busy; });
}

bool DemoRenewal::untilKey(KeyState state)
{
    return until([state](const Snapshot& s) { return !s.busy && s.key == state; });
}

bool DemoRenewal::goTo(Step step)
{
    if (!until([](const Snapshot& s) { return !s.busy && s.key != KeyState::searching; })) return false;
    while (now().step < step) {
        const auto before = now().step;
        if (before == Step::pin && !now().activated) renewal->activate(rightPin(), false);
        if (before == Step::identity) renewal->acceptIdentity(true);
        if (before == Step::contact && !now().contactConfirmed) renewal->confirmContact(soundContact());
        if (before == Step::dossier) renewal->setDossierRead(true);
        if (!untilIdle()) break;
        if (now().step == before) renewal->next();
        if (now().step == before) break;
    }
    return now().step == step;
}

void DemoRenewal::sign()
{
    renewal->sign(target, false, rightPin(), false);
    untilIdle();
}

std::optional<base::Code> DemoRenewal::code() const
{
    return now().error ? std::optional{now().error->code} : std::nullopt;
}

std::string DemoRenewal::orderOf(const std::string& which) const
{
    for (const auto& order : demo().orders)
        if (order.which == which) return order.number;
    return {};
}

std::unique_ptr<portal::Portal> DemoRenewal::openPortal() const
{
    return portal::Portal::open(portal).value();
}

void DemoRenewal::changePortal(const std::string& sql) const
{
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
        database.setDatabaseName(QString::fromStdString(portal));
        ASSERT_TRUE(database.open());
        QSqlQuery query(database);
        ASSERT_TRUE(query.exec(QString::fromStdString(sql))) << query.lastError().text().toStdString();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("test"));
}

std::vector<fs::path> DemoRenewal::resumeFiles() const
{
    std::vector<fs::path> found;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder / "renewals", none))
        found.push_back(entry.path());
    return found;
}

renewal::Contact soundContact()
{
    renewal::Contact contact;
    contact.organisation = "TEST SCP Martin";
    contact.address = "2 rue de l’Exemple";
    contact.postcode = "69001";
    contact.city = "Lyon";
    contact.firstName = "TEST Hélène";
    contact.name = "TEST MARTIN";
    contact.email = "helene.martin@exemple.test";
    contact.mobile = "+33639980001";
    return contact;
}

base::Secret rightPin()
{
    return base::Secret::from("1234");
}

base::Secret wrongPin()
{
    return base::Secret::from("4321");
}

std::optional<renewal::Outcome> outcomeOf(const Snapshot& snapshot, renewal::Rule rule)
{
    if (!snapshot.eligibility) return {};
    const auto& rules = snapshot.eligibility->rules;
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const auto& verdict) { return verdict.rule == rule; });
    return found == rules.end() ? std::nullopt : std::optional{found->outcome};
}

std::string pdfsig(const fs::path& file)
{
    QProcess program;
    program.start(QStringLiteral("pdfsig"), {QStringLiteral("-nocert"), QString::fromStdString(file.string())});
    program.waitForFinished();
    return program.readAllStandardOutput().toStdString();
}

} // namespace sceau::workflow::test
