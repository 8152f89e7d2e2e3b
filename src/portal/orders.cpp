#include "portal/names.hpp"
#include "portal/state.hpp"

namespace sceau::portal {
namespace {

using base::Code;
using base::Error;
using renewal::Order;
using renewal::OrderStep;

constexpr const char* columns =
    "SELECT number, cnbf, issuer, serial, created_at, paid_at, price_cents, price_with_tax_cents, accompaniment, accompaniment_cents,"
    " activation, payment_reference, step, last_action, brings_dossier FROM orders ";

std::optional<base::Instant> optionalTime(const QVariant& value)
{
    return value.isNull() ? std::nullopt : std::optional(timeOf(value));
}

base::Result<Order> orderIn(const QSqlQuery& row)
{
    const auto channel = channelNamed(textOf(row.value(10)));
    const auto step = stepNamed(textOf(row.value(12)));
    if (!channel || !step) return tl::unexpected(Error{Code::portalInvalid}.at("portal.order").with("problem", "step or activation"));

    Order order;
    order.number = textOf(row.value(0));
    order.cnbf = textOf(row.value(1));
    order.certificateIssuer = textOf(row.value(2));
    order.certificateSerial = textOf(row.value(3));
    order.createdAt = timeOf(row.value(4));
    order.paidAt = optionalTime(row.value(5));
    order.priceCents = row.value(6).toInt();
    order.priceWithTaxCents = row.value(7).toInt();
    order.accompaniment = row.value(8).toInt() != 0;
    order.accompanimentCents = row.value(9).toInt();
    order.activation = *channel;
    order.paymentReference = textOf(row.value(11));
    order.step = *step;
    order.lastAction = optionalTime(row.value(13));
    order.bringsDossier = row.value(14).toInt() != 0;
    return order;
}

base::Result<std::vector<Order>> readOrders(const Database& database, const std::string& where, const QVariantList& values)
{
    auto rows = database.run((columns + where + " ORDER BY number").c_str(), values);
    if (!rows) return tl::unexpected(rows.error());
    std::vector<Order> orders;
    while (rows->next()) {
        auto order = orderIn(*rows);
        if (!order) return tl::unexpected(order.error());
        orders.push_back(std::move(*order));
    }
    return orders;
}

} // namespace

base::Result<Order> readOrder(const Database& database, const std::string& number)
{
    auto found = readOrders(database, "WHERE number = ?", {value(number)});
    if (!found) return tl::unexpected(found.error());
    if (found->empty()) return tl::unexpected(Error{Code::orderUnknown}.at("portal.order").with("order", number));
    return std::move(found->front());
}

base::Status setStep(const Database& database, const std::string& order, OrderStep step, base::Instant at)
{
    auto changed =
        database.run("UPDATE orders SET step = ?, last_action = ? WHERE number = ?", {value(name(step)), value(at), value(order)});
    if (!changed) return tl::unexpected(changed.error());
    return append(database, {.order = order, .at = at, .kind = "step", .detail = name(step)});
}

base::Status mayRenew(const Order& order)
{
    const auto refused = [&](Code code) {
        return tl::unexpected(Error{code}.at("portal.order").with("order", order.number).with("step", name(order.step)));
    };
    switch (order.step) {
    case OrderStep::created:
        return refused(Code::orderUnpaid);
    case OrderStep::cancelled:
        return refused(Code::orderCancelled);
    case OrderStep::paid:
    case OrderStep::details:
    case OrderStep::dossierIssued:
    case OrderStep::paper:
        return {};
    case OrderStep::signedElectronically:
    case OrderStep::received:
    case OrderStep::validated:
    case OrderStep::rejected:
    case OrderStep::keyGenerated:
    case OrderStep::delivered:
        break;
    }
    return refused(Code::orderSigned);
}

base::Result<std::vector<Order>> Portal::orders() const
{
    return readOrders(*state_->database, "", {});
}

base::Result<Order> Portal::order(const std::string& number) const
{
    return readOrder(*state_->database, number);
}

base::Result<std::vector<Order>> Portal::ordersFor(const std::string& issuer, const std::string& serial) const
{
    return readOrders(*state_->database, "WHERE issuer = ? AND serial = ?", {value(issuer), value(serial)});
}

} // namespace sceau::portal
